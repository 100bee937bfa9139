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
import { PlaceDue } from '#components/waitlist/place-due.tsx';
import { decideAccess } from '#domain/access.ts';
import { daysInWords } from '#domain/dates.ts';

interface WaitsSectionProps {
  readonly features: readonly AskedFeature[];
  readonly accountName: string;
  readonly reader: Reader;
}

export function WaitsSection({ features, accountName, reader }: WaitsSectionProps) {
  return (
    <Section title="Waits for a place">
      <FeatureTable
        label="Waits for a place"
        heads={[{ name: 'Place in line' }, { name: 'Change', className: 'sm:w-32' }]}
      >
        {features.map((judged) => {
          const { request } = judged;
          const who = request.requestedBy === reader.id ? 'You' : request.requestedByName;
          return (
            <TableRow key={request.id}>
              <FeatureCells judged={judged}>
                {who} asked for {daysInWords(request.days)}, in line since{' '}
                <RelativeTime at={request.waitsSince ?? request.createdAt} form="date" focusable={false} />
              </FeatureCells>
              <TableCell className="py-2">
                <Standing judged={judged} />
              </TableCell>
              <TableCell align="end">
                <TableActions>
                  <WithdrawAsked judged={judged} accountName={accountName} reader={reader} />
                </TableActions>
              </TableCell>
            </TableRow>
          );
        })}
      </FeatureTable>
    </Section>
  );
}

function Standing({ judged: { facts, request, placeDue } }: { readonly judged: AskedFeature }) {
  const decision = decideAccess(facts, request.days);
  if (decision.kind === 'deny')
    return (
      <DecisionRail outcome="denied" title={decision.sentence}>
        They keep their place in line.
      </DecisionRail>
    );
  const place = facts.line.place;
  return (
    <DecisionRail outcome="waitlist" title={place ? `Place ${place} of ${facts.line.waiting}.` : 'In line.'}>
      <PlaceDue at={placeDue} /> {request.lacks && missingYes(request.lacks)}
    </DecisionRail>
  );
}
