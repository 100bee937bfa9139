'use client';

import { type FormEvent, useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { writtenReason } from '#components/access/written-reason.ts';
import { Chooser, type Chosen } from '#components/demand/chooser.tsx';
import type { BreakGlassSheetProps } from '#components/grants/break-glass-sheet.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Sheet, SheetBody, SheetContent, SheetFooter } from '#components/ui/sheet.tsx';
import { Textarea } from '#components/ui/textarea.tsx';

/** An account that must not get a feature, from this moment on. */
export function ExcludeSheet({ open, onOpenChange, onCloseAutoFocus, ...given }: BreakGlassSheetProps) {
  const trpc = useTRPC();
  const [account, setAccount] = useState<Chosen | undefined>(given.account);
  const [feature, setFeature] = useState<Chosen | undefined>(given.feature);
  const [reason, setReason] = useState('');
  const [problems, setProblems] = useState<{ readonly who?: string; readonly why?: string }>({});
  const exclude = useCommand(trpc.exclusions.create, {
    done: ({ ended }) =>
      `${account?.name} is excluded from ${feature?.name}${ended ? '; what they had of it has ended' : ''}.`,
    onDone: () => onOpenChange(false),
  });

  function send(event: FormEvent) {
    event.preventDefault();
    const read = writtenReason(reason);
    const who = account && feature ? {} : { who: account ? 'Choose a feature.' : 'Choose an account.' };
    setProblems({ ...who, ...('problem' in read ? { why: read.problem } : {}) });
    if (account && feature && 'reason' in read)
      void exclude.run({ accountId: account.id, featureId: feature.id, reason: read.reason });
  }

  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent
        eyebrow={given.feature?.name ?? given.account?.name}
        title={given.account ? `Exclude ${given.account.name}` : 'Exclude an account'}
        description="Their app stops seeing it within seconds, and nobody can unlock it for them until the exclusion is lifted."
        onCloseAutoFocus={onCloseAutoFocus}
      >
        <form onSubmit={send} noValidate className="flex min-h-0 flex-1 flex-col">
          <SheetBody className="grid content-start gap-4">
            {!given.account && (
              <Chooser
                kind="account"
                label="Who must not get it"
                chosen={account}
                onChoose={setAccount}
                error={problems.who}
              />
            )}
            {!given.feature && (
              <Chooser
                kind="feature"
                label="What they must not get"
                among={given.features}
                chosen={feature}
                onChoose={setFeature}
                error={problems.who}
              />
            )}
            <Field
              label="Why"
              hint="Sellers read it when they look whether they can unlock it."
              error={problems.why}
              required
            >
              {(wired) => (
                <Textarea
                  {...wired}
                  rows={2}
                  className="min-h-16"
                  maxLength={500}
                  value={reason}
                  onChange={(event) => {
                    setReason(event.target.value);
                    setProblems({});
                  }}
                />
              )}
            </Field>
            {exclude.refusal && (
              <DecisionRail size="sheet" outcome="denied" title={exclude.refusal.sentence}>
                Nothing was changed.
              </DecisionRail>
            )}
          </SheetBody>
          <SheetFooter>
            <Button type="submit" variant="danger" size="lg" pending={exclude.pending}>
              Exclude
            </Button>
          </SheetFooter>
        </form>
      </SheetContent>
    </Sheet>
  );
}
