import type { Wish } from '#components/access/wish.ts';
import { CloseDate } from '#components/requests/close-date.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';

interface DealFieldsProps {
  readonly wish: Pick<Wish, 'dealValue' | 'closeDate'>;
  readonly onWish: (change: Partial<Wish>) => void;
}

/** What hangs on it: whoever answers, and whoever puts the waitlist in order, reads it. */
export function DealFields({ wish, onWish }: DealFieldsProps) {
  return (
    <div className="grid gap-x-4 sm:grid-cols-2">
      <Field label="The deal is worth (optional)" className="pb-3">
        {(wired) => (
          <div className="relative">
            <span aria-hidden="true" className="absolute inset-y-0 left-3 flex items-center text-muted">
              $
            </span>
            <Input
              {...wired}
              type="number"
              inputMode="numeric"
              min={1}
              step={1}
              value={wish.dealValue}
              onChange={(event) => onWish({ dealValue: event.target.value })}
              className="pl-7"
            />
          </div>
        )}
      </Field>
      <CloseDate value={wish.closeDate} onChange={(closeDate) => onWish({ closeDate })} />
    </div>
  );
}
