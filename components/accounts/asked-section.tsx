import { DecisionRail } from '#components/access/decision-rail.tsx';
import { FeatureCells } from '#components/accounts/feature-cell.tsx';
import { FeatureTable } from '#components/accounts/feature-table.tsx';
import type { AskedFeature } from '#components/accounts/judged-features.ts';
import type { Reader } from '#components/accounts/reader.ts';
import { WithdrawButton } from '#components/requests/withdraw-button.tsx';
import { Section } from '#components/section.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TableActions, TableCell, TableRow } from '#components/ui/table.tsx';
import { daysInWords } from '#domain/dates.ts';
import { permits } from '#domain/permissions.ts';

interface AskedSectionProps {
  readonly features: readonly AskedFeature[];
  readonly accountName: string;
  readonly reader: Reader;
}

export function AskedSection({ features, accountName, reader }: AskedSectionProps) {
  return (
    <Section title="Asked for">
      <FeatureTable label="Asked for" heads={[{ name: 'Asked' }, { name: 'Change', className: 'sm:w-32' }]}>
        {features.map((judged) => {
          const { request, feature, facts } = judged;
          const byReader = request.requestedBy === reader.id;
          const own = byReader || facts.actor.ownsAccount;
          const mayWithdraw = permits('change_grant', reader.roles, {
            own,
            team: own || facts.actor.sameTeam,
          });
          return (
            <TableRow key={request.id}>
              <FeatureCells judged={judged}>
                {byReader ? 'You' : request.requestedByName} asked for {daysInWords(request.days)}
              </FeatureCells>
              <TableCell className="py-2">
                <DecisionRail outcome="approval" title="Waits for a yes.">
                  <span className="relative">
                    Asked <RelativeTime at={request.createdAt} />: “{request.reason}”
                  </span>
                </DecisionRail>
              </TableCell>
              <TableCell align="end">
                {mayWithdraw && (
                  <TableActions>
                    <WithdrawButton
                      requestId={request.id}
                      featureName={feature.name}
                      accountName={accountName}
                    />
                  </TableActions>
                )}
              </TableCell>
            </TableRow>
          );
        })}
      </FeatureTable>
    </Section>
  );
}
