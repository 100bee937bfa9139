import Link from 'next/link';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import type { EngineerHome } from '#components/home/home-data.ts';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';

/** Kill switches that are pulled, and why. */
export function HomeSwitchedOff({ killed }: { readonly killed: EngineerHome['killed'] }) {
  return (
    <Section title="Switched off">
      {killed.length === 0 ? (
        <EmptyState
          action={
            <Button asChild>
              <Link href="/timeline?kind=features">See what changed</Link>
            </Button>
          }
        >
          No kill switch is pulled.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-rule border-y border-rule">
          {killed.map((feature) => (
            <li key={`${feature.featureKey} ${feature.environment}`} className="py-3.5">
              <DecisionRail
                outcome="denied"
                size="sheet"
                title={
                  <Link href={`/features/${feature.featureKey}`} className="thumb hover:underline">
                    {feature.featureName} in {feature.environment}
                  </Link>
                }
              >
                {feature.reason && `“${feature.reason}” `}
                {feature.at && <RelativeTime at={feature.at} />}
              </DecisionRail>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
