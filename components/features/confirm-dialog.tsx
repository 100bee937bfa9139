'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { writtenReason } from '#components/access/written-reason.ts';
import type { Refused } from '#components/trpc/refusal-of.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogBody, DialogContent, DialogFooter } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Textarea } from '#components/ui/textarea.tsx';

/** How a dialog is held by whoever opened it. */
export interface DialogHold {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onCloseAutoFocus: (event: Event) => void;
}

interface ConfirmDialogProps extends DialogHold {
  readonly title: string;
  readonly description?: ReactNode;
  /** What will happen. */
  readonly children?: ReactNode;
  readonly verb: string;
  readonly danger?: boolean;
  /** Why it can not be done now; then there is no verb. */
  readonly blocked?: string | undefined;
  /** The words asked for; left out, nothing is asked. */
  readonly asks?: { readonly label: string; readonly hint?: string; readonly required: boolean };
  readonly pending: boolean;
  readonly refusal: Refused | undefined;
  readonly onConfirm: (words: string | undefined) => void;
}

export function ConfirmDialog({
  title,
  description,
  children,
  verb,
  danger,
  blocked,
  asks,
  pending,
  refusal,
  onConfirm,
  ...hold
}: ConfirmDialogProps) {
  const [words, setWords] = useState('');
  const [error, setError] = useState<string>();

  function confirm(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    if (!asks || (!asks.required && words.trim() === '')) return onConfirm(undefined);
    const read = writtenReason(words);
    setError('problem' in read ? read.problem : undefined);
    if ('reason' in read) onConfirm(read.reason);
    else document.querySelector<HTMLElement>('[data-slot=dialog-content] textarea')?.focus();
  }

  return (
    <Dialog open={hold.open} onOpenChange={hold.onOpenChange}>
      <DialogContent title={title} description={description} onCloseAutoFocus={hold.onCloseAutoFocus}>
        <form onSubmit={confirm} noValidate>
          <DialogBody className="grid gap-5">
            {children}
            {blocked ? (
              <DecisionRail size="sheet" outcome="denied" title={blocked} />
            ) : (
              asks && (
                <Field
                  label={asks.label}
                  {...(asks.hint ? { hint: asks.hint } : {})}
                  required={asks.required}
                  error={error}
                >
                  {(wired) => (
                    <Textarea
                      {...wired}
                      {...(asks.required ? { 'data-autofocus': true } : {})}
                      rows={2}
                      maxLength={600}
                      value={words}
                      onChange={(event) => {
                        setWords(event.target.value);
                        setError(undefined);
                      }}
                    />
                  )}
                </Field>
              )
            )}
            {refusal && <DecisionRail size="sheet" outcome="denied" title={refusal.sentence} />}
          </DialogBody>
          <DialogFooter>
            {blocked ? (
              <Button onClick={() => hold.onOpenChange(false)}>Go back</Button>
            ) : (
              <Button type="submit" variant={danger ? 'danger' : 'primary'} pending={pending}>
                {verb}
              </Button>
            )}
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
