'use client';

import { type FormEvent, useState, useTransition } from 'react';
import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import { RecoveryCodes } from '#components/second-factor/recovery-codes.tsx';
import type { SecondFactorActs } from '#components/second-factor/second-factor-acts.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Sheet, SheetBody, SheetContent, SheetFooter } from '#components/ui/sheet.tsx';
import { toast } from '#components/ui/toast.ts';

interface ProveSheetProps extends DialogHold {
  readonly acts: SecondFactorActs;
  readonly wants: 'codes' | 'off';
  readonly onDone: () => void;
}

const words = {
  codes: { title: 'New recovery codes', verb: 'Make new codes', says: 'Those you have now stop working.' },
  off: {
    title: 'Switch off the second factor',
    verb: 'Switch it off',
    says: 'Your password alone lets you in then, and the recovery codes stop working.',
  },
} as const;

/** What weakens a sign-in is done by whoever proves once more who they are. */
export function ProveSheet(props: ProveSheetProps) {
  const { acts, wants, onDone, open, onOpenChange, onCloseAutoFocus } = props;
  const { title, verb, says } = words[wants];
  const [proof, setProof] = useState('');
  const [error, setError] = useState<string>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [pending, start] = useTransition();

  function submit(event: FormEvent) {
    event.preventDefault();
    start(async () => {
      if (wants === 'codes') {
        const made = await acts.renewCodes(proof);
        if (!made.ok) return setError(made.sentence);
        setCodes(made.codes);
        return onDone();
      }
      const done = await acts.switchOff(proof);
      if (!done.ok) return setError(done.sentence);
      onDone();
      toast('Your second factor is switched off.');
      onOpenChange(false);
    });
  }

  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent
        title={title}
        onCloseAutoFocus={onCloseAutoFocus}
        onInteractOutside={(event) => {
          if (codes) event.preventDefault();
        }}
      >
        {codes ? (
          <>
            <SheetBody>
              <RecoveryCodes codes={codes} />
            </SheetBody>
            <SheetFooter>
              <Button size="lg" onClick={() => onOpenChange(false)}>
                I have kept them
              </Button>
            </SheetFooter>
          </>
        ) : (
          <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
            <SheetBody className="grid content-start gap-5">
              <p className="max-w-[68ch]">{says}</p>
              <Field
                label="Code"
                hint="A code of your authenticator app, or a recovery code."
                required
                error={error}
              >
                {(wired) => (
                  <Input
                    {...wired}
                    data-autofocus
                    type="text"
                    spellCheck={false}
                    autoCapitalize="none"
                    autoComplete="one-time-code"
                    value={proof}
                    onChange={({ target }) => {
                      setProof(target.value);
                      setError(undefined);
                    }}
                  />
                )}
              </Field>
            </SheetBody>
            <SheetFooter>
              <Button
                type="submit"
                size="lg"
                variant={wants === 'off' ? 'danger' : 'primary'}
                pending={pending}
                disabled={proof === ''}
              >
                {verb}
              </Button>
            </SheetFooter>
          </form>
        )}
      </SheetContent>
    </Sheet>
  );
}
