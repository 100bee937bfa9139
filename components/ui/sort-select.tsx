import { Select } from '#components/ui/select.tsx';
import type { Sort } from '#domain/lists.ts';

interface SortSelectProps<Column extends string> {
  readonly sort: Sort<Column>;
  readonly choices: readonly { readonly sort: Sort<Column>; readonly words: string }[];
  readonly onSort: (sort: Sort<Column>) => void;
}

/** What the heads of the columns are where there is no room for them. */
export function SortSelect<Column extends string>({ sort, choices, onSort }: SortSelectProps<Column>) {
  return (
    <Select
      aria-label="Order"
      value={sort}
      onChange={(event) => {
        const chosen = choices.find((choice) => choice.sort === event.target.value);
        if (chosen) onSort(chosen.sort);
      }}
      className="max-sm:min-w-32 max-sm:flex-1 sm:hidden"
    >
      {choices.map((choice) => (
        <option key={choice.sort} value={choice.sort}>
          {choice.words}
        </option>
      ))}
    </Select>
  );
}
