import Link from 'next/link';
import { StageBadge } from '#components/features/stage-badge.tsx';
import type { EngineerHome } from '#components/home/home-data.ts';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Table, TableBody, TableCell, TableRow, TableRowLink } from '#components/ui/table.tsx';

type Round = EngineerHome['toMarkReady'][number];

/** Planned rounds that wait for one sentence of an engineer; the reader's own first. */
export function HomeReady({ rounds }: { readonly rounds: readonly Round[] }) {
  return (
    <Section title="To mark ready" hint="Say it once; sales does the rest">
      {rounds.length === 0 ? (
        <EmptyState
          action={
            <Button asChild>
              <Link href="/features">Go to the features</Link>
            </Button>
          }
        >
          No planned round waits for an engineer.
        </EmptyState>
      ) : (
        <Table className="border-t border-ink max-sm:border-t-0">
          <TableBody>
            {rounds.map((round) => (
              <TableRow key={round.roundId}>
                <TableCell phone="main" className="sm:w-1/2">
                  <TableRowLink href={`/features/${round.featureKey}`}>{round.featureName}</TableRowLink>
                  {round.mine && <span className="ml-2.5 text-muted">yours</span>}
                </TableCell>
                <TableCell phone="aside">
                  <StageBadge stage={round.kind} round={round.number} />
                </TableCell>
                <TableCell className="text-muted" align="end">
                  {round.seats === 1 ? '1 place' : `${round.seats} places`}
                  {round.opensWhenReady && ' · opens when ready'}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Section>
  );
}
