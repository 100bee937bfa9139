import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Suspense } from 'react';
import { type Fact, Facts } from '#components/facts.tsx';
import type { FeatureData, UnlocksOfFeature } from '#components/features/feature-data.ts';
import { FeatureThread, ServingSection } from '#components/features/late-parts.tsx';
import { whoMayHaveIt } from '#components/rounds/eligibility-in-words.ts';
import { ReadinessSection } from '#components/rounds/readiness-section.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { lasting } from '#domain/audit/phrases.ts';
import { daysInWords } from '#domain/dates.ts';

interface FeatureSideProps {
  readonly data: FeatureData;
  readonly readerId: string;
  /** Whether it is theirs how the feature is served. */
  readonly serves: boolean;
}

export function FeatureSide({ data, readerId, serves }: FeatureSideProps) {
  const opened = data.rounds.some((round) => round.openedAt !== null);
  return (
    <>
      <Section title={data.current ? 'This round' : 'So far'}>
        {opened ? (
          <Suspense fallback={<Facts flow="down" facts={[...unlocksToCome, ...factsOf(data)]} />}>
            <FactsWithUnlocks data={data} />
          </Suspense>
        ) : (
          <Facts flow="down" facts={factsOf(data)} />
        )}
      </Section>
      <ReadinessSection rounds={data.rounds} />
      {serves && <ServingSection data={data} />}
      <Section
        title="Timeline"
        aside={
          <Link href={`/timeline?feature=${data.feature.key}`} className="underline-link thumb">
            All of it
          </Link>
        }
      >
        <FeatureThread events={data.events} feature={data.feature} readerId={readerId} />
      </Section>
    </>
  );
}

/** How long its unlocks took is counted over all of them: on a large house that is not there with the page. */
function FactsWithUnlocks({ data }: Pick<FeatureSideProps, 'data'>) {
  const trpc = useTRPC();
  const { data: unlocks } = useSuspenseQuery(
    trpc.insights.ofFeature.queryOptions({ featureId: data.feature.id }),
  );
  return <Facts flow="down" facts={[...factsOfUnlocks(unlocks), ...factsOf(data)]} />;
}

const unlocksToCome: readonly Fact[] = ['Time to unlock', 'Engineers interrupted'].map((label) => ({
  label,
  value: <Quiet>…</Quiet>,
}));

function factsOfUnlocks({ unlocks, spared, p50Ms }: UnlocksOfFeature): readonly Fact[] {
  return [
    ...(p50Ms === null
      ? []
      : [
          {
            label: 'Time to unlock',
            value: (
              <>
                {lasting(p50Ms)} <Quiet>median, wish to app</Quiet>
              </>
            ),
          },
        ]),
    ...(unlocks === 0
      ? []
      : [
          {
            label: 'Engineers interrupted',
            value: (
              <>
                {unlocks - spared}{' '}
                <Quiet>
                  of {unlocks} {unlocks === 1 ? 'unlock' : 'unlocks'}
                </Quiet>
              </>
            ),
          },
        ]),
  ];
}

function factsOf({ feature, current }: FeatureData): readonly Fact[] {
  return [
    { label: 'Engineer', value: <Plain>{feature.engineerName}</Plain> },
    { label: 'Product manager', value: <Plain>{feature.pmName}</Plain> },
    ...(current
      ? [
          {
            label: 'May have it',
            value: (
              <span className="inline-block max-w-48 font-normal text-balance">
                {whoMayHaveIt(current.eligibility)}
              </span>
            ),
          },
          {
            label: 'Length',
            value: (
              <Plain>
                {daysInWords(current.defaultDays)}, at most {current.maxDays}
              </Plain>
            ),
          },
        ]
      : []),
  ];
}

function Quiet({ children }: { readonly children: React.ReactNode }) {
  return <span className="font-normal text-muted">{children}</span>;
}

function Plain({ children }: { readonly children: React.ReactNode }) {
  return <span className="font-normal">{children}</span>;
}
