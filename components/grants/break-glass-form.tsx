'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { LengthRow } from '#components/access/length-row.tsx';
import { ScopeRows } from '#components/access/scope-rows.tsx';
import { writtenReason } from '#components/access/written-reason.ts';
import type { Chosen } from '#components/demand/chooser.tsx';
import type { PairAccess } from '#components/grants/grant-data.ts';
import { SeatMeter } from '#components/rounds/seat-meter.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { SheetBody, SheetFooter, SheetRow } from '#components/ui/sheet.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { type AccessDecision, decideAccess } from '#domain/access.ts';
import { refuseUnreviewed } from '#domain/break-glass.ts';
import { longestBreakGlassDays } from '#domain/grants.ts';

interface BreakGlassFormProps {
  readonly account: Chosen;
  readonly feature: Chosen;
  readonly onDone: () => void;
}

export function BreakGlassForm({ account, feature, onDone }: BreakGlassFormProps) {
  const trpc = useTRPC();
  const { data, isError } = useQuery(
    trpc.grants.access.queryOptions({ accountId: account.id, featureId: feature.id }),
  );
  if (isError)
    return (
      <SheetBody>
        <p className="text-red">It could not be read whether this is possible. Try again.</p>
      </SheetBody>
    );
  if (!data)
    return (
      <SheetBody aria-busy="true" className="grid content-start gap-3">
        {['places', 'ends', 'why'].map((row) => (
          <Skeleton key={row} className="h-11" />
        ))}
      </SheetBody>
    );
  return <Filled data={data} onDone={onDone} />;
}

function Filled({ data, onDone }: { readonly data: PairAccess; readonly onDone: () => void }) {
  const trpc = useTRPC();
  const { facts, feature, account } = data;
  const most = Math.min(longestBreakGlassDays, facts.round?.maxDays ?? longestBreakGlassDays);
  const [intentAt] = useState(() => new Date());
  const [days, setDays] = useState(most);
  const [scope, setScope] = useState({ variant: data.onVariant, contactKeys: [] as readonly string[] });
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const command = useCommand(trpc.grants.breakGlass, {
    done: `${feature.name} is on for ${account.name}. A second person looks at it.`,
    onDone,
  });
  const decision = decideAccess(facts, Math.max(1, days));
  const skips = decision.kind === 'needsApproval' || (decision.kind === 'allow' && !data.mayUnlock);
  const { unreviewedSince } = data;
  const unreviewed =
    skips && unreviewedSince ? refuseUnreviewed({ feature, account, unreviewedSince }, intentAt) : undefined;
  const possible = skips && !unreviewed;

  function send(event: FormEvent) {
    event.preventDefault();
    if (!possible || !(days >= 1)) return;
    const read = writtenReason(reason);
    setProblem('problem' in read ? read.problem : undefined);
    if (!('reason' in read)) return;
    const { variant, contactKeys } = scope;
    const about = { featureId: feature.id, accountId: account.id, intentAt };
    void command.run({ ...about, days, reason: read.reason, variant, contactKeys: [...contactKeys] });
  }

  return (
    <form onSubmit={send} noValidate className="flex min-h-0 flex-1 flex-col">
      <SheetBody>
        {facts.round && (
          <SheetRow label="Places">
            <SeatMeter {...facts.round.seats} kind={facts.round.kind} />
          </SheetRow>
        )}
        {possible && (
          <>
            <LengthRow days={days} limits={{ defaultDays: most, maxDays: most }} onDays={setDays} />
            <ScopeRows
              accountName={account.name}
              contacts={data.contacts}
              variants={data.variants}
              wish={scope}
              onWish={(part) => setScope((before) => ({ ...before, ...part }))}
            />
            <Field
              label="Why it can not wait"
              hint="It stands on the timeline, and those who were skipped read it."
              className="py-4"
              error={problem}
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
                    setProblem(undefined);
                  }}
                />
              )}
            </Field>
          </>
        )}
        <div aria-live="polite" className="grid gap-3 pt-2">
          {unreviewed ? (
            <DecisionRail size="sheet" outcome="denied" title={unreviewed.sentence}>
              Somebody who did not break it has to look at it before it is broken again.
            </DecisionRail>
          ) : (
            <WhatIsSkipped decision={decision} possible={possible} />
          )}
          {command.refusal && (
            <DecisionRail size="sheet" outcome="denied" title={command.refusal.sentence}>
              Nothing was changed.
            </DecisionRail>
          )}
        </div>
      </SheetBody>
      {possible && (
        <SheetFooter>
          <Button type="submit" variant="danger" size="lg" pending={command.pending} disabled={!(days >= 1)}>
            <span className="truncate">Unlock for {account.name} without approval</span>
          </Button>
        </SheetFooter>
      )}
    </form>
  );
}

interface WhatIsSkippedProps {
  readonly decision: AccessDecision;
  readonly possible: boolean;
}

function WhatIsSkipped({ decision, possible }: WhatIsSkippedProps) {
  if (!possible && decision.kind === 'allow')
    return (
      <DecisionRail size="sheet" outcome="allowed" title="You can unlock this yourself.">
        There is nothing to skip: unlock it on the account’s page.
      </DecisionRail>
    );
  if (!possible) return <DecisionRail size="sheet" outcome="denied" title={decision.sentence} />;
  return (
    <DecisionRail
      size="sheet"
      outcome="approval"
      title={decision.kind === 'needsApproval' ? 'This skips a yes.' : 'The policy allows this.'}
    >
      {decision.sentence}
    </DecisionRail>
  );
}
