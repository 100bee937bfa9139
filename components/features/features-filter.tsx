import type { ReactNode } from 'react';
import type { FeatureFilters } from '#components/features/feature-filters.ts';
import { ChipGroup } from '#components/ui/chip-group.tsx';
import { Input } from '#components/ui/input.tsx';
import { SortSelect } from '#components/ui/sort-select.tsx';
import { ToggleChip } from '#components/ui/toggle-chip.tsx';
import { stageNames, stages } from '#domain/lifecycle.ts';

const anyStage = 'any';
const chips = [
  { value: anyStage, label: 'All' },
  ...stages.map((stage) => ({ value: stage, label: stageNames[stage] })),
];

interface FeaturesFilterProps {
  readonly filters: FeatureFilters;
  readonly onChange: (next: Partial<FeatureFilters>) => void;
  readonly views: ReactNode;
}

const orders: readonly { readonly sort: FeatureFilters['sort']; readonly words: string }[] = [
  { sort: 'name', words: 'By name' },
  { sort: 'stage', words: 'By stage' },
  { sort: '-places', words: 'Most places left first' },
  { sort: '-demand', words: 'Most wanted first' },
  { sort: 'ends', words: 'Ending first' },
];

export function FeaturesFilter({ filters, onChange, views }: FeaturesFilterProps) {
  return (
    <search
      className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2.5 max-sm:gap-x-2.5 [&:has(~*_[data-whole])]:hidden"
      aria-label="Features"
    >
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
      <ToggleChip label="Places left" checked={filters.free} onCheckedChange={(free) => onChange({ free })} />
      <SortSelect sort={filters.sort} choices={orders} onSort={(sort) => onChange({ sort })} />
      {views}
    </search>
  );
}
