import { DecisionRail } from '#components/access/decision-rail.tsx';
import type { ServingRow } from '#components/features/feature-data.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';

export function KilledBanner({ environments }: { readonly environments: readonly ServingRow[] }) {
  const killed = environments.filter((one) => one.killedFrom !== null);
  if (killed.length === 0) return null;
  return (
    <div className="mb-6 grid gap-2">
      {killed.map((one) => (
        <DecisionRail
          key={one.key}
          outcome="denied"
          size="sheet"
          title={`Switched off in ${one.name.toLowerCase()}: nobody has it there`}
        >
          {one.killReason && `“${one.killReason}” · `}
          {one.killedAt && <RelativeTime at={one.killedAt} />}
        </DecisionRail>
      ))}
    </div>
  );
}
