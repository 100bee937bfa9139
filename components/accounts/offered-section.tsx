import { DecisionRail } from '#components/access/decision-rail.tsx';
import { FeatureCells } from '#components/accounts/feature-cell.tsx';
import { FeatureTable } from '#components/accounts/feature-table.tsx';
import type { AskedFeature } from '#components/accounts/judged-features.ts';
import type { Reader } from '#components/accounts/reader.ts';
import { WithdrawAsked } from '#components/accounts/withdraw-asked.tsx';
import { Section } from '#components/section.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TableActions, TableCell, TableRow } from '#components/ui/table.tsx';
import { missingYes } from '#components/waitlist/missing-yes.ts';
import { TakePlaceButton } from '#components/waitlist/take-place-button.tsx';

interface OfferedSectionProps {
  readonly features: readonly AskedFeature[];
  readonly accountName: string;
  readonly reader: Reader;
}

/** Before everything else: somebody has to act before a time. */
export function OfferedSection({ features, accountName, reader }: OfferedSectionProps) {
  return (
    <Section title={`A place is held for ${accountName}`}>
      <FeatureTable
        label={`A place is held for ${accountName}`}
        heads={[{ name: 'Until when' }, { name: 'Take it', className: 'sm:w-[17rem] sm:max-lg:w-52' }]}
      >
        {features.map((judged) => {
          const { request, feature } = judged;
          return (
            <TableRow key={request.id}>
              <FeatureCells judged={judged}>{feature.summary}</FeatureCells>
              <TableCell className="py-2">
                <DecisionRail
                  outcome={request.lacks ? 'approval' : 'allowed'}
                  title={
                    request.heldUntil ? (
                      <>
                        Held until <RelativeTime at={request.heldUntil} form="moment" focusable={false} />.
                      </>
                    ) : (
                      'A place is free, and they are next.'
                    )
                  }
                >
                  {request.lacks
                    ? missingYes(request.lacks)
                    : request.heldUntil && 'Then it goes to the next in line.'}
                </DecisionRail>
              </TableCell>
              <TableCell align="end">
                <TableActions>
                  <WithdrawAsked judged={judged} accountName={accountName} reader={reader} verb="Decline" />
                  {request.mayTake && !request.lacks && (
                    <TakePlaceButton
                      requestId={request.id}
                      featureName={feature.name}
                      accountName={accountName}
                    />
                  )}
                </TableActions>
              </TableCell>
            </TableRow>
          );
        })}
      </FeatureTable>
    </Section>
  );
}
