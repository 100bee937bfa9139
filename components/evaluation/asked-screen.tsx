'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { Suspense, useDeferredValue } from 'react';
import { TimelineAccountField } from '#components/audit/timeline-account-field.tsx';
import { type AskedFilter, askedParsers, askedQuery } from '#components/evaluation/asked-filter.ts';
import { AskedTable } from '#components/evaluation/asked-table.tsx';
import { Strangers } from '#components/evaluation/strangers.tsx';
import { KeysNav } from '#components/keys/keys-nav.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';

const noFilter = { account: null, feature: null, environment: null };

export function AskedScreen() {
  const [filter, setFilter] = useQueryStates(askedParsers);
  const shown = useDeferredValue(filter);
  const change = (next: Partial<AskedFilter>) => void setFilter(next);
  return (
    <Page>
      <PageHeader
        title="What apps asked"
        hint="Each account’s app, feature and environment once, with what it was told last."
        rule={false}
      />
      <KeysNav />
      <Suspense fallback={<SkeletonRows rows={1} />}>
        <Filters filter={filter} change={change} />
      </Suspense>
      <div
        aria-busy={shown !== filter}
        className={cn('transition-opacity', shown !== filter && 'opacity-60')}
      >
        <Suspense fallback={<SkeletonRows rows={12} />}>
          <Asked filter={shown} clear={() => void setFilter(noFilter)} />
        </Suspense>
      </div>
    </Page>
  );
}

interface FiltersProps {
  readonly filter: AskedFilter;
  readonly change: (next: Partial<AskedFilter>) => void;
}

function Filters({ filter, change }: FiltersProps) {
  const trpc = useTRPC();
  const { data: choices } = useSuspenseQuery(trpc.evaluation.choices.queryOptions());
  return (
    <search
      aria-label="Questions"
      className="mb-6 grid grid-cols-2 gap-3 sm:max-w-3xl sm:grid-cols-3 max-sm:[&>:first-child]:col-span-2"
    >
      <TimelineAccountField value={filter.account} onChange={(account) => change({ account })} />
      <Choice
        label="Feature"
        all="All features"
        value={filter.feature}
        options={choices.features}
        onChange={(feature) => change({ feature })}
      />
      <Choice
        label="Environment"
        all="Everywhere"
        value={filter.environment}
        options={choices.environments}
        onChange={(environment) => change({ environment })}
      />
    </search>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly all: string;
  readonly value: string | null;
  readonly options: readonly { readonly key: string; readonly name: string }[];
  readonly onChange: (key: string | null) => void;
}

function Choice({ label, all, value, options, onChange }: ChoiceProps) {
  return (
    <Field label={label}>
      {(wired) => (
        <Select {...wired} value={value ?? ''} onChange={(event) => onChange(event.target.value || null)}>
          <option value="">{all}</option>
          {value !== null && !options.some(({ key }) => key === value) && (
            <option value={value}>{value}</option>
          )}
          {options.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

const againMs = 5_000;

function Asked({ filter, clear }: { readonly filter: AskedFilter; readonly clear: () => void }) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(
    trpc.evaluation.asked.queryOptions(askedQuery(filter), { refetchInterval: againMs }),
  );
  const filtered = Object.values(filter).some((value) => value !== null);
  return (
    <>
      {!filtered && <Strangers strangers={data.strangers} />}
      {data.asked.length > 0 ? (
        <AskedTable rows={data.asked} environments={data.environments} />
      ) : filtered ? (
        <EmptyState action={<Button onClick={clear}>Show all questions</Button>}>
          No app has asked that yet.
        </EmptyState>
      ) : (
        <EmptyState>No app has asked yet. The snippets under Keys show how one does.</EmptyState>
      )}
    </>
  );
}
