import Link from 'next/link';
import { StageBadge } from '#components/features/stage-badge.tsx';
import type { PmHome } from '#components/home/home-data.ts';
import { SeatMeter } from '#components/rounds/seat-meter.tsx';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Glyph } from '#components/ui/glyph.tsx';
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

/** The rounds of the reader's features: what is to be opened first, then where somebody waits, then the fullest. */
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
          <Link href="/pipeline?mine=true" className="underline-link thumb">
            All {rounds.length} rounds
          </Link>
        )
      }
    >
      <Table>
        <TableHeader>
          <tr>
            <TableHead>Feature</TableHead>
            <TableHead>Round</TableHead>
            <TableHead>Places</TableHead>
            <TableHead>Needs you</TableHead>
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
              <TableCell>
                <SeatMeter
                  total={round.seats.total}
                  taken={round.seats.taken}
                  kind={round.kind}
                  words="taken"
                  className="align-middle"
                />
              </TableCell>
              <TableCell className="empty:max-sm:hidden">
                <NeedsYou round={round} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

function NeedsYou({ round: { status, waiting } }: { readonly round: PmHome['filling'][number] }) {
  if (status === 'ready')
    return (
      <span className="font-semibold text-indigo">
        <Glyph name="arrow" className="mr-1.5" />
        Ready to open
      </span>
    );
  if (status !== 'paused' && waiting === 0) return null;
  return (
    <span className="font-medium text-amber">
      <Glyph name="quarter" className="mr-1.5" />
      {[status === 'paused' && 'Paused', waiting > 0 && `Waitlist of ${waiting}`].filter(Boolean).join(', ')}
    </span>
  );
}
