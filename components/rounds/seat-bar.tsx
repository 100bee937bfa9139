import { cn } from '#components/ui/class-names.ts';
import { ShareBar } from '#components/ui/share-bar.tsx';
import { seatsInWords, seatsLeft } from '#domain/seats.ts';

interface SeatBarProps {
  readonly total: number;
  readonly taken: number;
  readonly kind: 'alpha' | 'beta';
}

/** The places of a round where there is little room: as many as there are, on one line. */
export function SeatBar({ total, taken, kind }: SeatBarProps) {
  const share = total > 0 ? taken / total : 0;
  return (
    <div data-slot="seat-bar" className="tabular-nums">
      <p className="flex justify-between gap-3">
        <span>
          {taken} of {total} taken
        </span>
        <span className="text-muted">
          {seatsLeft({ total, taken }) === 0 ? 'Full' : seatsInWords({ total, taken })}
        </span>
      </p>
      <div
        aria-hidden="true"
        className={cn(
          'mt-1 h-1.5 overflow-hidden rounded-[2px] border border-current',
          kind === 'alpha' ? 'text-alpha' : 'text-beta',
        )}
      >
        <ShareBar share={share} className="h-full w-full" />
      </div>
    </div>
  );
}
