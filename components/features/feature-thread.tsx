import { Thread } from '#components/audit/thread.tsx';
import { threadItems } from '#components/audit/thread-items.ts';
import type { FeatureData } from '#components/features/feature-data.ts';

interface FeatureThreadProps {
  readonly events: FeatureData['events'];
  readonly feature: FeatureData['feature'];
  readonly readerId: string;
}

const shown = 8;

export function FeatureThread({ events, feature, readerId }: FeatureThreadProps) {
  return (
    <Thread items={threadItems(events.slice(0, shown), readerId)} label={`Timeline of ${feature.name}`} />
  );
}
