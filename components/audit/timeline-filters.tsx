'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { TimelineAccountField } from '#components/audit/timeline-account-field.tsx';
import { TimelineDayField } from '#components/audit/timeline-day-field.tsx';
import type { TimelineFilter } from '#components/audit/timeline-filter.ts';
import { TimelineKindField } from '#components/audit/timeline-kind-field.tsx';
import { TimelineTextField } from '#components/audit/timeline-text-field.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';

interface TimelineFiltersProps {
  readonly filter: TimelineFilter;
  readonly change: (next: Partial<TimelineFilter>) => void;
  /** The single key that leads to the first field. */
  readonly shortcut?: string;
}

export function TimelineFilters({ filter, change, shortcut }: TimelineFiltersProps) {
  const trpc = useTRPC();
  const { data: choices } = useSuspenseQuery(trpc.timeline.choices.queryOptions());
  return (
    <>
      <Choice
        label="Feature"
        all="All features"
        value={filter.feature}
        options={choices.features.map(({ key, name }) => ({ value: key, name }))}
        onChange={(feature) => change({ feature })}
        shortcut={shortcut}
      />
      <TimelineAccountField value={filter.account} onChange={(account) => change({ account })} />
      <Choice
        label="Person"
        all="Everybody"
        value={filter.person}
        options={choices.people.map(({ id, name }) => ({ value: id, name }))}
        onChange={(person) => change({ person })}
      />
      <TimelineKindField value={filter.kind} onChange={(kind) => change({ kind })} />
      <TimelineTextField value={filter.text} onChange={(text) => change({ text })} />
      <div className="grid grid-cols-2 gap-3 sm:contents">
        <TimelineDayField
          label="From"
          value={filter.from}
          max={filter.to}
          onChange={(from) => change({ from })}
        />
        <TimelineDayField label="To" value={filter.to} min={filter.from} onChange={(to) => change({ to })} />
      </div>
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly all: string;
  readonly value: string | null;
  readonly options: readonly { readonly value: string; readonly name: string }[];
  readonly onChange: (value: string | null) => void;
  readonly shortcut?: string | undefined;
}

function Choice({ label, all, value, options, onChange, shortcut }: ChoiceProps) {
  const unknown = value !== null && !options.some((option) => option.value === value);
  return (
    <Field label={label}>
      {(wired) => (
        <Select
          {...wired}
          {...(shortcut ? { 'aria-keyshortcuts': shortcut } : {})}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value || null)}
        >
          <option value="">{all}</option>
          {unknown && <option value={value}>{value}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
