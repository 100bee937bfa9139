import { saidBy } from '#components/requests/approval-words.ts';
import type { RequestPageData } from '#components/requests/request-page-data.ts';
import { Section } from '#components/section.tsx';
import { cn } from '#components/ui/class-names.ts';
import { Glyph } from '#components/ui/glyph.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { capital } from '#domain/capital.ts';
import { approversInWords } from '#domain/policy.ts';
import { isOpen } from '#domain/requests.ts';

type Given = RequestPageData['approvals'][number];

/** Who says yes, step after step, and who said it when, also in whose place. */
export function RequestSteps({ page }: { readonly page: RequestPageData }) {
  const { request, approvals, yeses, waitsFor } = page;
  const standing = approvals.filter((one) => one.requestRevision === request.revision);
  const voided = approvals.filter((one) => one.requestRevision < request.revision);
  const open = isOpen(request.status) && waitsFor !== null ? page.step - 1 : undefined;
  return (
    <Section title="Who says yes" aside={`${yeses.given} of ${yeses.of} yes`}>
      <ol className="border-t border-rule">
        {request.steps.map((step, place) => {
          const said = standing.filter((one) => one.step === place);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
            <li key={place} className="grid gap-0.5 border-b border-rule py-2.5">
              <p className={cn('flex items-baseline gap-2', place !== open && 'text-muted')}>
                <span className="font-semibold text-ink">
                  {place + 1}. {capital(approversInWords(step))}
                </span>
                {place === open && <span className="text-sm text-indigo">waits for this</span>}
              </p>
              {said.map((one) => (
                <Said key={one.decidedBy} one={one} />
              ))}
            </li>
          );
        })}
      </ol>
      {voided.length > 0 && (
        <div className="pt-3">
          <p className="text-sm text-muted">Said before the request was changed; it counts no more:</p>
          {voided.map((one) => (
            <Said key={`${one.requestRevision} ${one.decidedBy}`} one={one} />
          ))}
        </div>
      )}
    </Section>
  );
}

function Said({ one }: { readonly one: Given }) {
  const yes = one.decision === 'approve';
  return (
    <p className="text-sm">
      <Glyph name={yes ? 'check' : 'cross'} className={cn('mr-1.5', yes ? 'text-teal' : 'text-red')} />
      {saidBy({ name: one.byName, inPlaceOf: one.inPlaceOf })} said {yes ? 'yes' : 'no'}{' '}
      <RelativeTime at={one.createdAt} />
      {one.reason && <span className="text-muted">: {`“${one.reason}”`}</span>}
    </p>
  );
}
