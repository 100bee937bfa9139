import { countInWords } from '#components/features/count-in-words.ts';
import type { RoundData } from '#components/features/feature-data.ts';
import { whoMayHaveIt } from '#components/rounds/eligibility-in-words.ts';
import { Section } from '#components/section.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { daysInWords } from '#domain/dates.ts';
import { roundTitle } from '#domain/lifecycle.ts';

/** Rounds that are over, newest first; left out while there are none. */
export function PastRounds({ rounds }: { readonly rounds: readonly RoundData[] }) {
  const past = rounds.filter((round) => round.status === 'closed').toReversed();
  if (past.length === 0) return null;
  return (
    <Section title="Past rounds">
      <Table aria-label="Past rounds">
        <TableHeader>
          <tr>
            <TableHead>Round</TableHead>
            <TableHead>Ran</TableHead>
            <TableHead>Who could have it</TableHead>
            <TableHead align="end">Accounts in</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {past.map((round) => (
            <TableRow key={round.id}>
              <TableCell phone="main" className="text-base font-semibold whitespace-nowrap">
                {roundTitle(round)}
              </TableCell>
              <TableCell phone="line" className="whitespace-nowrap">
                <Ran round={round} />
              </TableCell>
              <TableCell phone="line">
                {whoMayHaveIt(round.eligibility)}
                <span className="text-muted">, {daysInWords(round.maxDays)} at most</span>
              </TableCell>
              <TableCell phone="aside" align="end" className="whitespace-nowrap">
                {round.accountsIn}
                <span className="text-muted"> of {countInWords(round.seats, 'place')}</span>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

function Ran({ round: { openedAt, closedAt } }: { readonly round: RoundData }) {
  if (!openedAt) return <span className="text-muted">never opened</span>;
  return (
    <>
      <RelativeTime at={openedAt} form="date" />
      {closedAt && (
        <>
          {' – '}
          <RelativeTime at={closedAt} form="date" />
        </>
      )}
    </>
  );
}
