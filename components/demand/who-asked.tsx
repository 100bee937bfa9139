'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CandidateRow } from '#components/demand/candidate-row.tsx';
import { DemandChart, demandInWords } from '#components/demand/demand-chart.tsx';
import type { AskedBefore, FeatureDemand } from '#components/demand/demand-data.ts';
import { SomebodyAsked } from '#components/demand/somebody-asked.tsx';
import { Section } from '#components/section.tsx';
import { BulkOutcome } from '#components/trpc/bulk-outcome.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useBulk } from '#components/trpc/use-bulk.ts';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Table, TableBody, TableHead, TableHeader } from '#components/ui/table.tsx';

/** Who asked for a feature before they could have it, and for how much; its product manager offers them the places. */
export function WhoAsked({ featureKey }: { readonly featureKey: string }) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.demand.feature.queryOptions({ key: featureKey }));
  const { feature, candidates, weeks, mayRecord } = data;
  const total = weeks.at(-1);
  const over = feature.stage === 'ga' || feature.stage === 'retired';
  const records = mayRecord && !over;
  if (!total || total.accounts === 0) {
    if (over) return null;
    return (
      <Section title="Who asked">
        <EmptyState action={records && <SomebodyAsked feature={feature}>Somebody asked</SomebodyAsked>}>
          Nobody has asked for it yet.
        </EmptyState>
      </Section>
    );
  }
  return (
    <Section
      title={data.open ? 'Who asked before' : 'Who asked'}
      hint={demandInWords(total)}
      aside={
        records && (
          <SomebodyAsked feature={feature} size="sm">
            Somebody asked
          </SomebodyAsked>
        )
      }
    >
      <DemandChart weeks={weeks} />
      {candidates.length > 0 && <Candidates data={data} />}
    </Section>
  );
}

function Candidates({ data: { candidates, mayOffer } }: { readonly data: FeatureDemand }) {
  const trpc = useTRPC();
  const offers = useBulk(trpc.demand.offer);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = candidates.filter((one) => picked.has(one.id) && one.refusal === null);

  async function offer(to: readonly AskedBefore[]) {
    await offers.run(to.map(({ id, account }) => ({ name: account.name, input: { interestId: id } })));
    setPicked(new Set());
  }

  function pick(id: string, on: boolean) {
    setPicked((before) => {
      const after = new Set(before);
      if (on) after.add(id);
      else after.delete(id);
      return after;
    });
  }

  return (
    <>
      {mayOffer && (
        <div className="flex min-h-9 flex-wrap items-center justify-between gap-3 pb-2 max-sm:min-h-11">
          <p className="text-sm text-muted">An offered place is held for them until the offer ends.</p>
          <Button
            disabled={chosen.length === 0}
            pending={offers.progress !== undefined}
            onClick={() => void offer(chosen)}
          >
            {chosen.length === 0 ? 'Offer to those chosen' : `Offer to ${chosen.length}`}
          </Button>
        </div>
      )}
      <BulkOutcome bulk={offers} />
      <Table aria-label="Who asked">
        <TableHeader className="sr-only">
          <tr>
            <TableHead>Account</TableHead>
            <TableHead>What they said</TableHead>
            <TableHead>Change</TableHead>
          </tr>
        </TableHeader>
        <TableBody className="border-t border-rule">
          {candidates.map((one) => (
            <CandidateRow
              key={one.id}
              candidate={one}
              {...(mayOffer
                ? {
                    picked: picked.has(one.id),
                    onPick: (on: boolean) => pick(one.id, on),
                    onOffer: () => void offer([one]),
                    offering: offers.progress !== undefined,
                  }
                : {})}
            />
          ))}
        </TableBody>
      </Table>
    </>
  );
}
