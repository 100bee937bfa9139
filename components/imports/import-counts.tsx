import { Facts } from '#components/facts.tsx';
import type { Counts } from '#components/imports/judge-sheet.ts';

const names = { created: 'New', changed: 'Changed', same: 'The same', refused: 'Refused' } as const;
const outcomes = ['created', 'changed', 'same', 'refused'] as const;

export function ImportCounts({ counts }: { readonly counts: Counts }) {
  return (
    <Facts
      className="[&_dd]:text-xl"
      facts={outcomes.map((outcome) => ({
        label: names[outcome],
        value:
          outcome === 'refused' && counts.refused > 0 ? (
            <span className="text-red">{counts.refused.toLocaleString('en-US')}</span>
          ) : (
            counts[outcome].toLocaleString('en-US')
          ),
      }))}
    />
  );
}
