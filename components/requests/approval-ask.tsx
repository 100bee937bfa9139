import { scopeNote } from '#components/access/scope-note.ts';
import { moneyInShort } from '#components/features/money.ts';
import type { ApprovalRow } from '#components/requests/approval-row.ts';
import { closing, whoAsked } from '#components/requests/approval-words.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { daysInWords } from '#domain/dates.ts';

type Asking = Pick<ApprovalRow, 'request' | 'requestedByName' | 'requestedForName' | 'isMine'>;

/** The reason in the words of whoever asked, then who, how long and by when. */
export function ApprovalAsk({ row }: { readonly row: Asking }) {
  const { request } = row;
  return (
    <div className="max-w-[68ch]">
      <blockquote>{`“${request.reason}”`}</blockquote>
      <p className="mt-0.5 text-sm text-muted">
        {whoAsked(row)} ·{' '}
        {request.extendsGrantId ? `${daysInWords(request.days)} in all` : daysInWords(request.days)}
        {request.startsAt && (
          <>
            {' from '}
            <RelativeTime at={request.startsAt} form="date" />
          </>
        )}
        {scopeNote(request)}
        {request.dealValue !== null && (
          <>
            {' · '}
            <span className="font-semibold whitespace-nowrap text-ink">
              a deal of {moneyInShort(request.dealValue)}
            </span>
          </>
        )}
        {request.dealCloseDate && (
          <>
            {' · '}
            <span className="font-semibold whitespace-nowrap text-ink">
              deal closes {closing(request.dealCloseDate)}
            </span>
          </>
        )}
      </p>
    </div>
  );
}
