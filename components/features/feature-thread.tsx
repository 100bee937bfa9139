import { EventThread } from '#components/audit/event-thread.tsx';
import type { FeatureData } from '#components/features/feature-data.ts';

interface FeatureThreadProps {
  readonly events: FeatureData['events'];
  readonly feature: FeatureData['feature'];
  readonly readerId: string;
}

const shown = 8;

export function FeatureThread({ events, feature, readerId }: FeatureThreadProps) {
  return (
    <EventThread label={`Timeline of ${feature.name}`} events={events.slice(0, shown)} readerId={readerId} />
  );
}
