'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { accountTypeNames } from '#components/accounts/account-words.ts';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { accountTiers, accountTypes, regions } from '#domain/accounts.ts';
import type { ImportDefaults, ImportPlan } from '#domain/importing/plan.ts';

interface EmptyCellsProps {
  readonly plan: ImportPlan;
  readonly onPlan: (plan: ImportPlan) => void;
}

/** What new accounts get where the file says nothing. */
export function EmptyCells({ plan, onPlan }: EmptyCellsProps) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.imports.house.queryOptions());
  const { otherwise } = plan;
  const set = (part: Partial<ImportDefaults>) => onPlan({ ...plan, otherwise: { ...otherwise, ...part } });
  return (
    <Section title="Where a new account’s cell is empty">
      <div className="grid max-w-4xl grid-cols-2 gap-4 lg:grid-cols-4">
        <Choice
          label="Owner"
          value={otherwise.ownerId ?? ''}
          onValue={(ownerId) => set({ ownerId: ownerId || null })}
        >
          <option value="">Refuse the line</option>
          {data?.sellers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
        <Choice
          label="Plan"
          value={otherwise.tier}
          onValue={(value) => set(chosen('tier', accountTiers, value))}
        >
          {accountTiers.map((tier) => (
            <option key={tier}>{tier}</option>
          ))}
        </Choice>
        <Choice
          label="Region"
          value={otherwise.region}
          onValue={(value) => set(chosen('region', regions, value))}
        >
          {regions.map((region) => (
            <option key={region}>{region}</option>
          ))}
        </Choice>
        <Choice
          label="Type"
          value={otherwise.type}
          onValue={(value) => set(chosen('type', accountTypes, value))}
        >
          {accountTypes.map((type) => (
            <option key={type} value={type}>
              {accountTypeNames[type]}
            </option>
          ))}
        </Choice>
      </div>
    </Section>
  );
}

function chosen<Name extends string, Value extends string>(
  name: Name,
  values: readonly Value[],
  value: string,
) {
  const found = values.find((one) => one === value);
  return (found ? { [name]: found } : {}) as Partial<Record<Name, Value>>;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly children: ReactNode;
}

function Choice({ label, value, onValue, children }: ChoiceProps) {
  return (
    <Field label={label}>
      {(wired) => (
        <Select {...wired} value={value} onChange={(event) => onValue(event.target.value)}>
          {children}
        </Select>
      )}
    </Field>
  );
}
