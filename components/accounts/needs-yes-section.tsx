import { DecisionRail } from '#components/access/decision-rail.tsx';
import { FeatureCells, rowIds } from '#components/accounts/feature-cell.tsx';
import { FeatureTable } from '#components/accounts/feature-table.tsx';
import type { JudgedFeature } from '#components/accounts/judged-features.ts';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { TableActions, TableCell, TableRow } from '#components/ui/table.tsx';
import { seatsInWords } from '#domain/seats.ts';

interface NeedsYesSectionProps {
  readonly features: readonly JudgedFeature[];
  readonly onAsk: ((featureKey: string) => void) | undefined;
}

export function NeedsYesSection({ features, onAsk }: NeedsYesSectionProps) {
  return (
    <Section title="Needs a yes">
      <FeatureTable
        label="Needs a yes"
        heads={[
          { name: 'Who is asked' },
          ...(onAsk
            ? [{ name: 'Ask', className: 'sm:w-[13.5rem] sm:max-lg:w-24 min-[87rem]:w-[15.5rem]' }]
            : []),
        ]}
      >
        {features.map((judged) => (
          <TableRow key={judged.feature.key}>
            <FeatureCells judged={judged} />
            <TableCell className="py-2">
              <DecisionRail outcome="approval" title={judged.decision.sentence}>
                {judged.facts.round && `${seatsInWords(judged.facts.round.seats)}.`}
              </DecisionRail>
            </TableCell>
            {onAsk && (
              <TableCell align="end">
                <TableActions>
                  <Button
                    id={rowIds(judged.feature.key).verb}
                    variant="ask"
                    className="max-w-full"
                    onClick={() => onAsk(judged.feature.key)}
                  >
                    <span className="truncate">
                      Ask <span className="sm:max-lg:sr-only">for {judged.feature.name}</span>
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
