'use client';

import { type FormEvent, useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import type { Account, Contact } from '#components/accounts/account-page-data.ts';
import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import { proposedKey } from '#components/features/feature-draft.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Sheet, SheetBody, SheetContent, SheetFooter } from '#components/ui/sheet.tsx';
import { addContactInput } from '#domain/inputs/account-changes.ts';

interface ContactSheetProps extends DialogHold {
  readonly account: Pick<Account, 'id' | 'name'>;
  /** Left out, a new one. */
  readonly contact: Contact | undefined;
}

type Draft = Record<'name' | 'email' | 'key', string>;

export function ContactSheet({ account, contact, open, onOpenChange, onCloseAutoFocus }: ContactSheetProps) {
  const trpc = useTRPC();
  const close = () => onOpenChange(false);
  const add = useCommand(trpc.accounts.addContact, { done: 'The contact is added.', onDone: close });
  const change = useCommand(trpc.accounts.changeContact, { done: 'The contact is changed.', onDone: close });
  const remove = useCommand(trpc.accounts.removeContact, { done: 'The contact is removed.', onDone: close });
  const [draft, setDraft] = useState<Draft>({
    name: contact?.name ?? '',
    email: contact?.email ?? '',
    key: contact?.key ?? '',
  });
  const [ownKey, setOwnKey] = useState(contact !== undefined);
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({});
  const key = ownKey ? draft.key : proposedKey(draft.name);
  const refusal = add.refusal ?? change.refusal ?? remove.refusal;
  const set = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setErrors({});
  };

  function save(event: FormEvent) {
    event.preventDefault();
    const typed = {
      accountId: account.id,
      key: key.trim(),
      name: draft.name,
      email: draft.email.trim() || null,
    };
    const read = addContactInput.safeParse(typed);
    if (!read.success) {
      setErrors(
        Object.fromEntries(
          read.error.issues.toReversed().map(({ path, message }) => [String(path[0]), message]),
        ),
      );
      return;
    }
    void (contact ? change.run({ ...read.data, key: contact.key }) : add.run(read.data));
  }

  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent
        eyebrow={account.name}
        title={contact ? contact.name : 'New contact'}
        onCloseAutoFocus={onCloseAutoFocus}
      >
        <form noValidate onSubmit={save} className="flex min-h-0 flex-1 flex-col">
          <SheetBody className="grid content-start gap-5">
            <Field label="Name" required error={errors.name}>
              {(wired) => (
                <Input
                  {...wired}
                  data-autofocus
                  autoComplete="off"
                  value={draft.name}
                  onChange={(event) => set({ name: event.target.value })}
                />
              )}
            </Field>
            <Field label="E-mail" error={errors.email}>
              {(wired) => (
                <Input
                  {...wired}
                  type="email"
                  autoComplete="off"
                  value={draft.email}
                  onChange={(event) => set({ email: event.target.value })}
                />
              )}
            </Field>
            {contact ? (
              <p className="text-sm text-muted">
                Their app knows them as <span className="font-mono">{contact.key}</span>.
              </p>
            ) : (
              <Field
                label="Key"
                hint="What their app sends to say which person asks. It can not be changed afterwards."
                required
                error={errors.key}
              >
                {(wired) => (
                  <Input
                    {...wired}
                    autoComplete="off"
                    autoCapitalize="none"
                    spellCheck={false}
                    className="font-mono"
                    value={key}
                    onChange={(event) => {
                      setOwnKey(true);
                      set({ key: event.target.value });
                    }}
                  />
                )}
              </Field>
            )}
            {refusal && <DecisionRail size="sheet" outcome="denied" title={refusal.sentence} />}
          </SheetBody>
          <SheetFooter>
            {contact && (
              <Button
                variant="danger"
                size="lg"
                pending={remove.pending}
                onClick={() => void remove.run({ accountId: account.id, key: contact.key })}
              >
                Remove
              </Button>
            )}
            <Button type="submit" variant="primary" size="lg" pending={add.pending || change.pending}>
              {contact ? 'Save' : 'Add contact'}
            </Button>
          </SheetFooter>
        </form>
      </SheetContent>
    </Sheet>
  );
}
