import { DecisionRail } from '#components/access/decision-rail.tsx';
import { FeatureCells, rowIds } from '#components/accounts/feature-cell.tsx';
import { FeatureTable } from '#components/accounts/feature-table.tsx';
import type { JudgedFeature } from '#components/accounts/judged-features.ts';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { TableActions, TableCell, TableRow } from '#components/ui/table.tsx';
import { PlaceDue } from '#components/waitlist/place-due.tsx';

interface FullSectionProps {
  readonly features: readonly JudgedFeature[];
  /** Opens the sheet; left out for readers who may not ask. */
  readonly onJoin: ((featureKey: string) => void) | undefined;
}

export function FullSection({ features, onJoin }: FullSectionProps) {
  return (
    <Section title="All places are taken">
      <FeatureTable
        label="All places are taken"
        heads={[
          { name: 'What stands in the way' },
          ...(onJoin ? [{ name: 'Wait', className: 'sm:w-[13.5rem] sm:max-lg:w-24' }] : []),
        ]}
      >
        {features.map((judged) => (
          <TableRow key={judged.feature.key}>
            <FeatureCells judged={judged} />
            <TableCell className="py-2">
              <DecisionRail outcome="waitlist" title={judged.decision.sentence}>
                <PlaceDue at={judged.placeDue} />
              </DecisionRail>
            </TableCell>
            {onJoin && (
              <TableCell align="end">
                <TableActions>
                  <Button
                    id={rowIds(judged.feature.key).verb}
                    variant="ask"
                    onClick={() => onJoin(judged.feature.key)}
                  >
                    <span>
                      Join <span className="sm:max-lg:sr-only">the waitlist</span>
                      <span className="sr-only"> of {judged.feature.name}</span>
                    </span>
                  </Button>
                </TableActions>
              </TableCell>
            )}
          </TableRow>
        ))}
      </FeatureTable>
    </Section>
  );
}
