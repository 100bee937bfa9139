import { countInWords } from '#components/features/count-in-words.ts';
import type { RoundData } from '#components/features/feature-data.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { missingOf, readinessItems } from '#domain/readiness.ts';

interface RoundNoteProps {
  readonly round: RoundData;
  /** Places taken now, or accounts that were in once it is closed. */
  readonly taken: number;
  readonly engineer: string;
}

/** One line about a round for the stepper. */
export function RoundNote({ round, taken, engineer }: RoundNoteProps) {
  switch (round.status) {
    case 'planned':
      return `round ${round.number} waits for ${engineer}`;
    case 'ready':
      return `round ${round.number} is ready, not open yet${missingNote(round)}`;
    case 'paused':
      return `round ${round.number} paused · ${taken} of ${round.seats} places`;
    case 'open':
      return (
        <>
          open{' '}
          {round.openedAt && (
            <>
              since <RelativeTime at={round.openedAt} form="date" />
            </>
          )}{' '}
          · {taken} of {round.seats} places
        </>
      );
    case 'closed':
      return (
        <>
          {countInWords(taken, 'account')}
          {round.closedAt && (
            <>
              {' '}
              · closed <RelativeTime at={round.closedAt} form="date" />
            </>
          )}
        </>
      );
  }
}

function missingNote({ readiness }: RoundData): string {
  const missing = readiness ? missingOf(readiness).length : 0;
  return missing > 0 ? ` · ${missing} of ${readinessItems.length} not done` : '';
}
