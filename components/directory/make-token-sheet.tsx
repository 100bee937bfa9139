'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import { SecretText } from '#components/keys/secret-text.tsx';
import { errorsOf } from '#components/people/draft-errors.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Sheet, SheetBody, SheetContent, SheetFooter } from '#components/ui/sheet.tsx';
import { makeDirectoryTokenInput } from '#domain/inputs/directory.ts';

export function MakeTokenSheet({ open, onOpenChange, onCloseAutoFocus }: DialogHold) {
  const trpc = useTRPC();
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  const [made, setMade] = useState<{ readonly token: string | null }>();
  const { run, pending, refusal } = useCommand(trpc.directory.makeToken, { onDone: setMade });
  const close = () => onOpenChange(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    const read = makeDirectoryTokenInput.safeParse({ name });
    setError(errorsOf(read.error).name);
    if (read.success) void run(read.data);
  }

  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent
        title={made ? `${name.trim()} is ready` : 'Make a token'}
        onCloseAutoFocus={onCloseAutoFocus}
        onInteractOutside={(event) => {
          if (made) event.preventDefault();
        }}
      >
        {made ? (
          <MadeToken name={name.trim()} token={made.token} close={close} />
        ) : (
          <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
            <SheetBody className="grid content-start gap-5">
              <Field label="Name" hint="The directory that uses it." required error={error}>
                {(wired) => (
                  <Input
                    {...wired}
                    data-autofocus
                    autoComplete="off"
                    placeholder="Okta"
                    value={name}
                    onChange={({ target }) => setName(target.value)}
                  />
                )}
              </Field>
              <p className="max-w-[68ch] text-sm text-muted">
                Whoever has it can make and deactivate people, and put them into groups that give roles.
              </p>
              {refusal && <DecisionRail size="sheet" outcome="denied" title={refusal.sentence} />}
            </SheetBody>
            <SheetFooter>
              <Button type="submit" variant="primary" size="lg" pending={pending}>
                Make the token
              </Button>
            </SheetFooter>
          </form>
        )}
      </SheetContent>
    </Sheet>
  );
}

interface MadeTokenProps {
  readonly name: string;
  /** Nothing when the answer came for the second time: it is told once. */
  readonly token: string | null;
  readonly close: () => void;
}

function MadeToken({ name, token, close }: MadeTokenProps) {
  const copy = useRef<HTMLButtonElement>(null);
  useEffect(() => copy.current?.focus(), []);
  return (
    <>
      <SheetBody className="grid grid-cols-[minmax(0,1fr)] content-start gap-5">
        {token ? (
          <>
            <DecisionRail size="sheet" outcome="ended" title="This is the only time it is shown.">
              Copy it to the directory, as its bearer token. Latchkey keeps only its fingerprint.
            </DecisionRail>
            <SecretText label={`The token ${name}`} text={token} done="Token copied" copyRef={copy}>
              Copy the token
            </SecretText>
          </>
        ) : (
          <DecisionRail size="sheet" outcome="ended" title="The token was made, but it was shown before.">
            Revoke it and make another one.
          </DecisionRail>
        )}
      </SheetBody>
      <SheetFooter>
        <Button size="lg" onClick={close}>
          {token ? 'I have kept it' : 'Done'}
        </Button>
      </SheetFooter>
    </>
  );
}
