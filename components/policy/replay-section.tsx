'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReplayData } from '#components/policy/policy-data.ts';
import { ReplayGroup } from '#components/policy/replay-group.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { explain } from '#components/trpc/refusal-of.ts';
import { largeInput } from '#components/trpc/trpc-react-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { ChipGroup } from '#components/ui/chip-group.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import type { Rule } from '#domain/policy.ts';
import { rulesProblems } from '#domain/policy-problems.ts';

const spans = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
] as const;

/** What the draft would have said to those who asked in the last days. */
export function ReplaySection({ rules }: { readonly rules: readonly Rule[] }) {
  const trpc = useTRPC();
  const [span, setSpan] = useState<(typeof spans)[number]['value']>('30');
  const [tried, setTried] = useState<{ readonly rules: readonly Rule[]; readonly days: number }>();
  const days = Number(span);
  const { data, error, isFetching, refetch } = useQuery(
    trpc.policy.replay.queryOptions(
      { rules: [...(tried?.rules ?? [])], days: tried?.days ?? days },
      { enabled: tried !== undefined, placeholderData: keepPreviousData, staleTime: 0, trpc: largeInput },
    ),
  );
  const [problem] = rulesProblems(rules);
  const fresh = tried?.rules === rules && tried.days === days;

  return (
    <Section title="Replay" hint="what these rules would have answered to those who asked">
      <div className="flex flex-wrap items-center gap-2 border-t border-ink py-3">
        <ChipGroup label="How far back" chips={spans} value={span} onValueChange={setSpan} />
        <Button
          variant={fresh ? 'outline' : 'ask'}
          pending={isFetching}
          disabled={problem !== undefined || rules.length === 0}
          aria-keyshortcuts="r"
          onClick={() => (fresh ? void refetch() : setTried({ rules, days }))}
        >
          Replay the last {days} days
        </Button>
        <p role="status" className="text-sm text-muted">
          {problem && `Rule ${problem.place} is not complete: ${problem.sentence}`}
          {!problem && data && !fresh && !isFetching && 'You changed something since: replay it again.'}
        </p>
      </div>
      {error && <EmptyState>{explain(error).sentence}</EmptyState>}
      {!error && !data && isFetching && <SkeletonRows rows={5} label="Replaying" />}
      {!error && data && tried && <Result data={data} days={tried.days} />}
    </Section>
  );
}

function Result({ data, days }: { readonly data: ReplayData; readonly days: number }) {
  if (data.asked === 0) return <EmptyState>Nobody asked in the last {days} days.</EmptyState>;
  const turned = data.asked - data.unchanged;
  const asked = data.asked === 1 ? '1 ask' : `${data.asked.toLocaleString('en-US')} asks`;
  return (
    <div className="pb-4">
      <p className="max-w-[68ch] py-3" role="status">
        <strong className="font-bold">
          {turned === 0
            ? `Nothing changes for any of ${asked}.`
            : `${turned} of ${asked} would be answered otherwise.`}
        </strong>
        {data.more && ' Only the latest were tried.'}
      </p>
      <ReplayGroup title="Unlocked at once" outcome="allowed" asks={data.newlyAllowed} />
      <ReplayGroup title="Asks, or asks somebody else" outcome="approval" asks={data.newlyAsked} />
      <ReplayGroup title="Refused" outcome="denied" asks={data.newlyDenied} />
    </div>
  );
}
