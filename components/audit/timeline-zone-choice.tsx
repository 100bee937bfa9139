'use client';

import type { TimelineFilter } from '#components/audit/timeline-filter.ts';
import { ChipGroup } from '#components/ui/chip-group.tsx';

const zones = [
  { value: 'own', label: 'Your time' },
  { value: 'utc', label: 'UTC' },
] as const;

interface TimelineZoneChoiceProps {
  readonly filter: TimelineFilter;
  readonly change: (next: Partial<TimelineFilter>) => void;
}

export function TimelineZoneChoice({ filter, change }: TimelineZoneChoiceProps) {
  return (
    <ChipGroup
      label="Times in"
      chips={zones}
      value={filter.zone ?? 'own'}
      onValueChange={(value) => change({ zone: value === 'utc' ? 'utc' : null })}
    />
  );
}
