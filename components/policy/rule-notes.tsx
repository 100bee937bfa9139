import { Glyph } from '#components/ui/glyph.tsx';
import type { PolicyWarning } from '#domain/policy-review.ts';

interface RuleNotesProps {
  readonly problems: readonly string[];
  readonly warnings: readonly PolicyWarning[];
}

/** What is wrong with a rule, and what is questionable about it. */
export function RuleNotes({ problems, warnings }: RuleNotesProps) {
  if (problems.length === 0 && warnings.length === 0) return null;
  return (
    <ul className="grid gap-1 pt-2 text-sm font-medium">
      {problems.map((problem) => (
        <li key={problem} className="text-red">
          <Glyph name="cross" className="mr-1.5" />
          {problem}
        </li>
      ))}
      {warnings.map((warning) => (
        <li key={warning.kind} className="text-amber">
          <Glyph name="quarter" className="mr-1.5" />
          {warning.sentence}
        </li>
      ))}
    </ul>
  );
}
