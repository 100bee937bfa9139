import { cn } from '#components/ui/class-names.ts';

const boxesAtMost = 12;

interface SeatMeterProps {
  readonly total: number;
  readonly taken: number;
  /** left: "2 left" · taken: "3 of 5 places". */
  readonly words?: 'left' | 'taken';
  readonly kind?: 'alpha' | 'beta';
  readonly className?: string;
}

export function SeatMeter({ total, taken, words = 'left', kind = 'beta', className }: SeatMeterProps) {
  const left = Math.max(0, total - taken);
  const boxes = Math.min(total, boxesAtMost);
  const filled = total > 0 ? Math.min(boxes, Math.ceil((taken / total) * boxes)) : 0;
  return (
    <span
      data-slot="seat-meter"
      className={cn('inline-flex items-center gap-2 whitespace-nowrap tabular-nums', className)}
    >
      <span
        aria-hidden="true"
        className={cn('flex gap-[3px]', kind === 'alpha' ? 'text-alpha' : 'text-beta')}
      >
        {Array.from({ length: boxes }, (_, place) => ({ place, full: place < filled })).map((box) => (
          <span
            key={box.place}
            className={cn('h-3.5 w-2.5 rounded-[2px] border border-current', box.full && 'bg-current')}
          />
        ))}
      </span>
      <span className={cn(words === 'taken' && 'text-muted')}>
        {words === 'taken' ? `${taken} of ${total} places` : left === 0 ? 'No places left' : `${left} left`}
      </span>
    </span>
  );
}
