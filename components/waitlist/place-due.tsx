import { RelativeTime } from '#components/ui/relative-time.tsx';

interface PlaceDueProps {
  /** Nothing when no end that is known frees one. */
  readonly at: Date | null;
  readonly focusable?: boolean;
}

/** What can be said honestly about when. */
export function PlaceDue({ at, focusable = false }: PlaceDueProps) {
  if (!at) return 'No date can be promised.';
  return (
    <>
      A place is due to be free on <RelativeTime at={at} form="date" focusable={focusable} />, if nothing is
      extended.
    </>
  );
}
