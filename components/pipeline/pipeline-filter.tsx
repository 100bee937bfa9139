import type { Board, BoardColumn } from '#components/pipeline/pipeline-data.ts';
import type { PipelineFilters } from '#components/pipeline/pipeline-filters.ts';
import { ChipGroup } from '#components/ui/chip-group.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { ToggleChip } from '#components/ui/toggle-chip.tsx';
import { stageNames, stages } from '#domain/lifecycle.ts';

interface PipelineFilterProps {
  readonly filters: PipelineFilters;
  readonly columns: readonly BoardColumn[];
  readonly makers: Board['makers'];
  readonly onChange: (next: Partial<PipelineFilters>) => void;
}

/** What narrows the board; on a phone also which stage is looked at. */
export function PipelineFilter({ filters, columns, makers, onChange }: PipelineFilterProps) {
  const { text, owner, mine, blocked, stage } = filters;
  return (
    <search className="mb-5 flex flex-wrap gap-x-4 gap-y-2.5 max-sm:mb-4" aria-label="Pipeline">
      <Input
        type="search"
        aria-label="Find a feature"
        placeholder="Find a feature"
        value={text}
        maxLength={120}
        onChange={(event) => onChange({ text: event.target.value })}
        className="sm:w-52"
      />
      <div className="flex gap-2 max-sm:w-full">
        <ToggleChip
          label="Mine"
          checked={mine}
          onCheckedChange={(checked) => onChange({ mine: checked, owner: '' })}
        />
        <ToggleChip
          label="Only blocked"
          checked={blocked}
          onCheckedChange={(checked) => onChange({ blocked: checked })}
        />
        <div className="max-sm:min-w-0 max-sm:flex-1 sm:w-44 max-sm:[&_select]:h-11">
          <Select
            aria-label="Owner"
            value={owner}
            onChange={(event) => onChange({ owner: event.target.value, mine: false })}
          >
            <option value="">Any owner</option>
            {makers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </div>
      </div>
      <ChipGroup
        label="Stage"
        chips={stages.map((one) => ({
          value: one,
          label: `${stageNames[one]} ${columns.find((column) => column.stage === one)?.total ?? 0}`,
        }))}
        value={stage}
        onValueChange={(value) => onChange({ stage: value })}
        className="max-sm:-mx-5 max-sm:min-w-0 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:px-5 max-sm:py-1 sm:hidden"
      />
    </search>
  );
}
