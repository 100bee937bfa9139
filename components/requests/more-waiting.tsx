import type { Waiting } from '#components/requests/use-waiting.ts';
import { Button } from '#components/ui/button.tsx';
import { ShownOf } from '#components/ui/shown-of.tsx';

/** How many more wait; nothing while all are shown. */
export function MoreWaiting({ waiting }: { readonly waiting: Waiting }) {
  if (waiting.total <= waiting.rows.length) return null;
  return (
    <ShownOf
      shown={waiting.rows.length}
      total={waiting.total}
      what="requests"
      more={
        waiting.more && (
          <Button pending={waiting.fetching} className="max-sm:w-full" onClick={waiting.more}>
            Show more
          </Button>
        )
      }
    />
  );
}
