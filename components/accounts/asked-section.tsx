import Link from 'next/link';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { FeatureCells } from '#components/accounts/feature-cell.tsx';
import { FeatureTable } from '#components/accounts/feature-table.tsx';
import type { AskedFeature } from '#components/accounts/judged-features.ts';
import type { Reader } from '#components/accounts/reader.ts';
import { WithdrawAsked } from '#components/accounts/withdraw-asked.tsx';
import { Section } from '#components/section.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TableActions, TableCell, TableRow } from '#components/ui/table.tsx';
import { daysInWords } from '#domain/dates.ts';

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
          const { request } = judged;
          const byReader = request.requestedBy === reader.id;
          return (
            <TableRow key={request.id}>
              <FeatureCells judged={judged}>
                {byReader ? 'You' : request.requestedByName} asked for {daysInWords(request.days)}
              </FeatureCells>
              <TableCell className="py-2">
                <DecisionRail
                  outcome="approval"
                  title={
                    <Link
                      href={`/approvals/${request.id}`}
                      className="relative underline-offset-3 hover:underline"
                    >
                      Waits for a yes.
                    </Link>
                  }
                >
                  <span className="relative">
                    Asked <RelativeTime at={request.createdAt} />: “{request.reason}”
                  </span>
                </DecisionRail>
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
