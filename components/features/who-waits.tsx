import type { FeatureData } from '#components/features/feature-data.ts';
import { moneyInShort } from '#components/features/money.ts';
import { WaitingRow } from '#components/features/waiting-row.tsx';
import { Section } from '#components/section.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Table, TableBody, TableHead, TableHeader } from '#components/ui/table.tsx';

/** Left out while nobody waits. */
export function WhoWaits({ data: { waiting } }: { readonly data: FeatureData }) {
  const [oldest] = waiting;
  if (!oldest) return null;
  const worth = waiting.reduce((sum, request) => sum + request.arr, 0);
  return (
    <Section
      title="Who waits"
      aside={
        <>
          {moneyInShort(worth)} a year · oldest <RelativeTime at={oldest.createdAt} />
        </>
      }
    >
      <Table aria-label="Who waits">
        <TableHeader className="sr-only">
          <tr>
            <TableHead>Account</TableHead>
            <TableHead>Asked</TableHead>
            <TableHead>Decision</TableHead>
          </tr>
        </TableHeader>
        <TableBody className="border-t border-rule">
          {waiting.map((request) => (
            <WaitingRow key={request.id} request={request} />
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}
