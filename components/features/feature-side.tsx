import Link from 'next/link';
import { type Fact, Facts } from '#components/facts.tsx';
import type { FeatureData } from '#components/features/feature-data.ts';
import { FeatureThread, ServingSection } from '#components/features/late-parts.tsx';
import { whoMayHaveIt } from '#components/rounds/eligibility-in-words.ts';
import { ReadinessSection } from '#components/rounds/readiness-section.tsx';
import { Section } from '#components/section.tsx';
import { lasting } from '#domain/audit/phrases.ts';
import { daysInWords } from '#domain/dates.ts';

interface FeatureSideProps {
  readonly data: FeatureData;
  readonly readerId: string;
  /** Whether it is theirs how the feature is served. */
  readonly serves: boolean;
}

export function FeatureSide({ data, readerId, serves }: FeatureSideProps) {
  return (
    <>
      <Section title={data.current ? 'This round' : 'So far'}>
        <Facts flow="down" facts={factsOf(data)} />
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

function factsOf({ feature, current, unlocks }: FeatureData): readonly Fact[] {
  const unlocked = unlocks.unlocks > 0;
  return [
    ...(unlocks.p50Ms === null
      ? []
      : [
          {
            label: 'Time to unlock',
            value: (
              <>
                {lasting(unlocks.p50Ms)} <Quiet>median, wish to app</Quiet>
              </>
            ),
          },
        ]),
    ...(unlocked
      ? [
          {
            label: 'Engineers interrupted',
            value: (
              <>
                {unlocks.unlocks - unlocks.spared}{' '}
                <Quiet>
                  of {unlocks.unlocks} {unlocks.unlocks === 1 ? 'unlock' : 'unlocks'}
                </Quiet>
              </>
            ),
          },
        ]
      : []),
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
