import type { ApprovalRow } from '#components/requests/approval-row.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Glyph } from '#components/ui/glyph.tsx';

type Marked = Pick<ApprovalRow, 'request' | 'escalated'>;

/** What is unusual about how it waits. */
export function ApprovalMarks({ row: { request, escalated } }: { readonly row: Marked }) {
  return (
    <>
      {request.extendsGrantId && <Badge>More time</Badge>}
      {request.status === 'waitlisted' && (
        <Badge>
          <Glyph name="line" /> On the waitlist
        </Badge>
      )}
      {request.status === 'offered' && (
        <Badge tone="indigo">
          <Glyph name="arrow" /> A place is offered
        </Badge>
      )}
      {escalated && (
        <Badge tone="amber">
          <Glyph name="quarter" /> Waits for long
        </Badge>
      )}
    </>
  );
}
