'use client';

import { useId, useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { FeatureCells } from '#components/accounts/feature-cell.tsx';
import { FeatureTable } from '#components/accounts/feature-table.tsx';
import { type JudgedFeature, openingOf } from '#components/accounts/judged-features.ts';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { TableActions, TableCell, TableRow } from '#components/ui/table.tsx';
import { whatWouldChange } from '#domain/what-would-change.ts';

const shownAtFirst = 24;

interface NotPossibleSectionProps {
  readonly features: readonly JudgedFeature[];
  readonly mayUnlock: boolean;
}

export function NotPossibleSection({ features, mayUnlock }: NotPossibleSectionProps) {
  const [all, setAll] = useState(false);
  const id = useId();
  const shown = all ? features : features.slice(0, shownAtFirst);
  return (
    <Section title="Not possible">
      <FeatureTable
        label="Not possible"
        heads={[{ name: 'Why' }, ...(mayUnlock ? [{ name: 'Unlock', className: 'sm:w-24' }] : [])]}
      >
        {shown.map((judged) => {
          const why = `${id}-${judged.feature.key}`;
          return (
            <TableRow key={judged.feature.key}>
              <FeatureCells judged={judged} />
              <TableCell className="py-2">
                <div id={why}>
                  <DecisionRail outcome="denied" title={judged.decision.sentence}>
                    <WouldChange judged={judged} />
                  </DecisionRail>
                </div>
              </TableCell>
              {mayUnlock && (
                <TableCell align="end" phone="none">
                  <TableActions>
                    <Button
                      variant="ghost"
                      size="sm"
                      aria-disabled="true"
                      aria-describedby={why}
                      className="opacity-55 hover:bg-transparent hover:text-muted"
                    >
                      Unlock<span className="sr-only"> {judged.feature.name}</span>
                    </Button>
                  </TableActions>
                </TableCell>
              )}
            </TableRow>
          );
        })}
      </FeatureTable>
      {!all && features.length > shownAtFirst && (
        <Button variant="link" size="sm" className="mt-2 -ml-2" onClick={() => setAll(true)}>
          Show all {features.length}
        </Button>
      )}
    </Section>
  );
}

/** The dates in it are of today, which the server may see a moment earlier. */
function WouldChange({ judged }: { readonly judged: JudgedFeature }) {
  const { decision, facts, days } = judged;
  if (decision.kind !== 'deny') return null;
  return <span suppressHydrationWarning>{whatWouldChange(facts, days, decision, openingOf(judged))}</span>;
}
