import Link from 'next/link';
import { StageBadge } from '#components/features/stage-badge.tsx';
import type { PmHome } from '#components/home/home-data.ts';
import { SeatMeter } from '#components/rounds/seat-meter.tsx';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowLink,
} from '#components/ui/table.tsx';

/** Ten minutes are for what is nearly full. */
const shownAtMost = 6;

const statusWords = { open: 'Open', paused: 'Paused', ready: 'Ready to open' } as const;

/** The rounds of the reader's features, the fullest first. */
export function HomeFilling({ rounds }: { readonly rounds: PmHome['filling'] }) {
  if (rounds.length === 0)
    return (
      <Section title="Places filling">
        <EmptyState
          action={
            <Button asChild>
              <Link href="/features">Go to the features</Link>
            </Button>
          }
        >
          None of your features is in a round.
        </EmptyState>
      </Section>
    );
  return (
    <Section
      title="Places filling"
      aside={
        rounds.length > shownAtMost && (
          <Link href="/features" className="underline-link thumb">
            All features
          </Link>
        )
      }
    >
      <Table>
        <TableHeader>
          <tr>
            <TableHead>Feature</TableHead>
            <TableHead>Round</TableHead>
            <TableHead className="max-lg:hidden">State</TableHead>
            <TableHead>Places</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {rounds.slice(0, shownAtMost).map((round) => (
            <TableRow key={`${round.featureKey} ${round.kind} ${round.number}`}>
              <TableCell phone="main">
                <TableRowLink href={`/features/${round.featureKey}`}>{round.featureName}</TableRowLink>
              </TableCell>
              <TableCell phone="aside">
                <StageBadge stage={round.kind} round={round.number} />
              </TableCell>
              <TableCell phone="none" className="text-muted max-lg:hidden">
                {wordsOf(round.status)}
              </TableCell>
              <TableCell>
                <SeatMeter
                  total={round.seats.total}
                  taken={round.seats.taken}
                  kind={round.kind}
                  words="taken"
                  className="align-middle"
                />
                {round.status !== 'open' && (
                  <span className="align-middle text-muted lg:hidden"> · {wordsOf(round.status)}</span>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

function wordsOf(status: PmHome['filling'][number]['status']): string {
  return status in statusWords ? statusWords[status as keyof typeof statusWords] : status;
}
