import { Facts } from '#components/facts.tsx';
import type { ServingRow } from '#components/features/feature-data.ts';
import { KilledMark } from '#components/features/killed-mark.tsx';
import type { Serving } from '#domain/evaluation.ts';

const servingNames: Record<Serving, string> = {
  nobody: 'Nobody',
  granted: 'Whoever it is unlocked for',
  everyone: 'Everyone',
};

export function ServingFacts({ environments }: { readonly environments: readonly ServingRow[] }) {
  return (
    <Facts
      flow="down"
      facts={environments.map((one) => ({
        label: one.name,
        value:
          one.killedFrom === null ? (
            <span className="font-normal">{servingNames[one.serving]}</span>
          ) : (
            <KilledMark />
          ),
      }))}
    />
  );
}
