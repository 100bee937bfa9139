'use client';

import { type FormEvent, useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { ScopeRows } from '#components/access/scope-rows.tsx';
import type { GrantSheetData } from '#components/grants/grant-data.ts';
import { MeanwhileRows } from '#components/live/meanwhile-rows.tsx';
import { useMeanwhile } from '#components/live/use-meanwhile.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { SheetBody, SheetFooter } from '#components/ui/sheet.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { refuseScope } from '#domain/changing-scope.ts';
import type { Refusal } from '#domain/decision.ts';

interface Scope {
  readonly variant: string;
  readonly contactKeys: readonly string[];
}

interface ScopeFormProps {
  readonly data: GrantSheetData;
  readonly readerId: string;
  readonly onBack: () => void;
}

/** Who at the account gets it, and which variant; their app is told at once. */
export function ScopeForm({ data, readerId, onBack }: ScopeFormProps) {
  const trpc = useTRPC();
  const { grant, feature, contacts, variants, access, may } = data;
  const stored: Scope = { variant: grant.variant, contactKeys: grant.contactKeys };
  const [scope, setScope] = useState(stored);
  const set = (part: Partial<Scope>) => setScope((before) => ({ ...before, ...part }));
  const meanwhile = useMeanwhile(stored, scope, set);
  const waits = meanwhile.differing.length > 0;
  const [reason, setReason] = useState('');
  const change = useCommand(trpc.grants.changeScope, {
    done: `${feature.name} for ${grant.account.name} is changed.`,
    onDone: onBack,
  });
  const changed =
    scope.variant !== grant.variant ||
    scope.contactKeys.toSorted().join() !== grant.contactKeys.toSorted().join();
  const against =
    changed && access
      ? refuseScope(
          { ...access, held: grant, feature, account: grant.account, onVariant: feature.onVariant },
          scope,
          { id: readerId, freely: may.extendFreely },
          new Date(),
        )
      : undefined;
  const choosable = contacts.length > 0 || variants.length > 1;

  function send(event: FormEvent) {
    event.preventDefault();
    if (!changed || against || waits) return;
    const { variant, contactKeys } = scope;
    void change.run({
      grantId: grant.id,
      variant,
      contactKeys: [...contactKeys],
      reason: reason.trim() || null,
      seen: { variant: grant.variant, contactKeys: [...grant.contactKeys] },
    });
  }

  return (
    <form onSubmit={send} noValidate className="flex min-h-0 flex-1 flex-col">
      <SheetBody>
        <ScopeRows
          accountName={grant.account.name}
          contacts={contacts}
          variants={variants}
          wish={scope}
          unfolded
          onWish={set}
        />
        {choosable ? (
          <Field label="Why (optional)" className="pt-4">
            {(wired) => (
              <Textarea
                {...wired}
                rows={2}
                className="min-h-16"
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        ) : (
          <p className="pt-4 text-muted">
            {`${grant.account.name} has no contacts here and ${feature.name} has one variant, so there is nothing to choose.`}
          </p>
        )}
        <div aria-live="polite" className="grid gap-3 pt-4 empty:hidden">
          <MeanwhileRows
            of={meanwhile}
            labels={{ variant: 'Variant', contactKeys: 'For whom' }}
            show={(name, { variant, contactKeys }) =>
              name === 'variant' ? variant : namesOf(contactKeys, contacts, grant.account.name)
            }
          />
          {against && <ScopeRefusal refusal={against} />}
          {change.refusal && !against && !waits && (
            <DecisionRail size="sheet" outcome="denied" title={change.refusal.sentence}>
              Nothing was changed.
            </DecisionRail>
          )}
        </div>
      </SheetBody>
      <SheetFooter>
        <Button size="lg" onClick={onBack}>
          Back
        </Button>
        {choosable && (
          <Button
            type="submit"
            size="lg"
            variant="primary"
            pending={change.pending}
            disabled={!changed || against !== undefined || waits}
          >
            Change it
          </Button>
        )}
      </SheetFooter>
    </form>
  );
}

function namesOf(keys: readonly string[], contacts: GrantSheetData['contacts'], accountName: string): string {
  const names = contacts.filter(({ key }) => keys.includes(key)).map(({ name }) => name);
  return names.length === 0 ? `everyone at ${accountName}` : names.join(', ');
}

function ScopeRefusal({ refusal }: { readonly refusal: Refusal }) {
  return (
    <DecisionRail
      size="sheet"
      outcome={refusal.code === 'needs_approval' ? 'approval' : 'denied'}
      title={refusal.sentence}
    >
      Fewer contacts need nobody.
    </DecisionRail>
  );
}
