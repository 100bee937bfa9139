import { HomeRow, HomeRows, homeSection } from '#components/home/home-row.tsx';
import type { SalesRequest } from '#components/home/home-sales-data.ts';
import { Section } from '#components/section.tsx';
import { cn } from '#components/ui/class-names.ts';
import { Glyph, type GlyphName } from '#components/ui/glyph.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';

const states: Record<
  SalesRequest['status'],
  { readonly words: string; readonly glyph: GlyphName; readonly colour: string }
> = {
  pending: { words: 'Waits for a yes', glyph: 'arrow', colour: 'text-indigo' },
  waitlisted: { words: 'On the waitlist', glyph: 'line', colour: 'text-muted' },
  offered: { words: 'A place is offered', glyph: 'arrow', colour: 'text-indigo' },
  approved: { words: 'Approved', glyph: 'check', colour: 'text-teal' },
  rejected: { words: 'Not this time', glyph: 'cross', colour: 'text-red' },
  cancelled: { words: 'Withdrawn', glyph: 'cross', colour: 'text-muted' },
};

export function HomeSalesRequests({ requests }: { readonly requests: readonly SalesRequest[] }) {
  return (
    <Section title="My requests" className={homeSection}>
      {requests.length === 0 ? (
        <p className="text-sm text-muted">Nothing of yours waits for an answer.</p>
      ) : (
        <HomeRows>
          {requests.map((request) => {
            const { words, glyph, colour } = states[request.status];
            return (
              <HomeRow
                key={request.id}
                href={`/approvals/${request.id}`}
                title={request.featureName}
                line={
                  <>
                    {request.accountName} ·{' '}
                    <RelativeTime at={request.decidedAt ?? request.createdAt} focusable={false} />
                  </>
                }
              >
                <span className={cn('inline-flex items-center gap-1.5 font-semibold', colour)}>
                  <Glyph name={glyph} />
                  {words}
                </span>
              </HomeRow>
            );
          })}
        </HomeRows>
      )}
    </Section>
  );
}
