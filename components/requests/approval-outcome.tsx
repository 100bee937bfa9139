import { cn } from '#components/ui/class-names.ts';
import { Glyph } from '#components/ui/glyph.tsx';

const outcomes = {
  approved: { glyph: 'check', colour: 'text-teal', words: 'Approved' },
  rejected: { glyph: 'cross', colour: 'text-red', words: 'Rejected' },
} as const;

export function ApprovalOutcome({ outcome }: { readonly outcome: keyof typeof outcomes }) {
  const { glyph, colour, words } = outcomes[outcome];
  return (
    <span className="whitespace-nowrap">
      <Glyph name={glyph} className={cn('mr-1.5', colour)} />
      {words}
    </span>
  );
}
