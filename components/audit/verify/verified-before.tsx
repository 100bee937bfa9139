import { foundInWords, type VerificationSeen } from '#components/audit/verify/verification-words.ts';
import { Section } from '#components/section.tsx';
import { Glyph } from '#components/ui/glyph.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';

/** What was found in earlier tries. */
export function VerifiedBefore({ verifications }: { readonly verifications: readonly VerificationSeen[] }) {
  if (verifications.length === 0) return null;
  return (
    <Section title="Before">
      <ul className="divide-y divide-rule border-y border-rule">
        {verifications.map((one) => (
          <li key={one.id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 py-2.5">
            <p className="min-w-0">
              {one.status === 'holds' ? (
                <Glyph name="check" className="mr-1.5 text-teal" />
              ) : (
                <Glyph name="cross" className="mr-1.5 text-red" />
              )}
              {one.status === 'holds' ? `Held: ${foundInWords(one)}` : one.problem}
            </p>
            <p className="text-sm text-muted">
              <RelativeTime at={one.createdAt} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
