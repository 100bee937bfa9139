import type { ReactNode } from 'react';
import type { AccountFilters } from '#components/accounts/account-filters.ts';
import { accountTypeNames } from '#components/accounts/account-words.ts';
import { ChipGroup } from '#components/ui/chip-group.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { SortSelect } from '#components/ui/sort-select.tsx';
import { accountTiers, accountTypes } from '#domain/accounts.ts';
import { accountParts } from '#domain/lists.ts';

interface AccountsFilterProps {
  readonly filters: AccountFilters;
  readonly onChange: (next: Partial<AccountFilters>) => void;
  readonly views: ReactNode;
}

const parts = [
  { value: 'ending', words: 'Something ends in two weeks' },
  { value: 'waiting', words: 'Waits for an answer or a place' },
] as const;

const orders: readonly { readonly sort: AccountFilters['sort']; readonly words: string }[] = [
  { sort: 'name', words: 'By name' },
  { sort: '-value', words: 'Most valuable first' },
  { sort: '-grants', words: 'Most unlocked first' },
  { sort: '-seen', words: 'Last seen first' },
];

export function AccountsFilter({ filters, onChange, views }: AccountsFilterProps) {
  return (
    <search
      className="mb-5 flex flex-wrap items-center gap-x-3 gap-y-2.5 [&:has(~*_[data-whole])]:hidden"
      aria-label="Accounts"
    >
      <Input
        type="search"
        aria-label="Find an account"
        placeholder="Find an account"
        value={filters.text}
        maxLength={120}
        onChange={(event) => onChange({ text: event.target.value })}
        className="sm:w-64"
      />
      <ChipGroup
        label="Whose"
        chips={[
          { value: 'all', label: 'All' },
          { value: 'mine', label: 'Mine' },
        ]}
        value={filters.mine ? 'mine' : 'all'}
        onValueChange={(value) => onChange({ mine: value === 'mine' })}
      />
      {/* Wide enough that the rows below break alike in every font. */}
      <div className="max-sm:flex max-sm:min-w-[50%] max-sm:flex-1">{views}</div>
      <Select
        aria-label="Plan"
        value={filters.plan ?? ''}
        onChange={(event) =>
          onChange({ plan: accountTiers.find((tier) => tier === event.target.value) ?? null })
        }
        className="max-sm:min-w-[40%] max-sm:flex-1"
      >
        <option value="">Any plan</option>
        {accountTiers.map((tier) => (
          <option key={tier} value={tier}>
            {tier}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Type"
        value={filters.type ?? ''}
        onChange={(event) =>
          onChange({ type: accountTypes.find((type) => type === event.target.value) ?? null })
        }
        className="max-sm:min-w-[40%] max-sm:flex-1"
      >
        <option value="">Any type</option>
        {accountTypes.map((type) => (
          <option key={type} value={type}>
            {accountTypeNames[type]}
          </option>
        ))}
      </Select>
      <Select
        aria-label="State"
        value={filters.part ?? ''}
        onChange={(event) =>
          onChange({ part: accountParts.find((part) => part === event.target.value) ?? null })
        }
        className="max-sm:min-w-[40%] max-sm:flex-1"
      >
        <option value="">Any state</option>
        {parts.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </Select>
      <SortSelect sort={filters.sort} choices={orders} onSort={(sort) => onChange({ sort })} />
    </search>
  );
}
