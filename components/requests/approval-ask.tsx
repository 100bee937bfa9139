import { scopeNote } from '#components/access/scope-note.ts';
import type { ApprovalRow } from '#components/requests/approval-row.ts';
import { closing } from '#components/requests/approval-words.ts';
import { daysInWords } from '#domain/dates.ts';

/** The reason in the words of whoever asked, then who, how long and by when. */
export function ApprovalAsk({ row: { request, requestedByName, isMine } }: { readonly row: ApprovalRow }) {
  return (
    <div className="max-w-[68ch]">
      <blockquote>{`“${request.reason}”`}</blockquote>
      <p className="mt-0.5 text-sm text-muted">
        {isMine ? 'You asked for this' : `${requestedByName} asked`} · {daysInWords(request.days)}
        {scopeNote(request)}
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
