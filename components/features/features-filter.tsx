import type { FeatureFilters } from '#components/features/feature-filters.ts';
import { ChipGroup } from '#components/ui/chip-group.tsx';
import { Input } from '#components/ui/input.tsx';
import { stageNames, stages } from '#domain/lifecycle.ts';

const anyStage = 'any';
const chips = [
  { value: anyStage, label: 'All' },
  ...stages.map((stage) => ({ value: stage, label: stageNames[stage] })),
];

interface FeaturesFilterProps {
  readonly filters: FeatureFilters;
  readonly onChange: (next: Partial<FeatureFilters>) => void;
}

export function FeaturesFilter({ filters, onChange }: FeaturesFilterProps) {
  return (
    <search className="mb-5 flex flex-wrap gap-x-4 gap-y-2.5" aria-label="Features">
      <Input
        type="search"
        aria-label="Find a feature"
        placeholder="Find a feature"
        value={filters.text}
        maxLength={120}
        onChange={(event) => onChange({ text: event.target.value })}
        className="sm:w-64"
      />
      <ChipGroup
        label="Stage"
        chips={chips}
        value={filters.stage ?? anyStage}
        onValueChange={(value) => onChange({ stage: stages.find((stage) => stage === value) ?? null })}
        className="max-sm:-mx-5 max-sm:min-w-0 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:px-5 max-sm:py-1"
      />
    </search>
  );
}
