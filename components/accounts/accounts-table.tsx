import { useSuspenseQueries } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useState, useTransition } from 'react';
import { type AccountFilters, isFiltered, listInput } from '#components/accounts/account-filters.ts';
import { AccountRow } from '#components/accounts/account-row.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ShownOf } from '#components/ui/shown-of.tsx';
import { SortHead, type Sorting } from '#components/ui/sort-head.tsx';
import { Table, TableBody, TableHead, TableHeader } from '#components/ui/table.tsx';
import type { AccountColumn } from '#domain/lists.ts';
import type { AppRouter } from '#server/api/router.ts';

interface AccountsTableProps {
  readonly filters: AccountFilters;
  readonly readerId: string;
  readonly onSort: Sorting<AccountColumn>['onSort'];
  readonly onClear: () => void;
  readonly onCreate: (() => void) | undefined;
}

export function AccountsTable(props: AccountsTableProps) {
  return <Pages key={JSON.stringify(listInput(props.filters))} {...props} />;
}

type Place = NonNullable<inferRouterOutputs<AppRouter>['accounts']['list']['next']>;

function Pages({ filters, readerId, onSort, onClear, onCreate }: AccountsTableProps) {
  const trpc = useTRPC();
  const [afters, setAfters] = useState<readonly (Place | undefined)[]>([undefined]);
  const [fetching, startFetching] = useTransition();
  const pages = useSuspenseQueries({
    queries: afters.map((after) =>
      trpc.accounts.list.queryOptions({ ...listInput(filters), ...(after ? { after } : {}) }),
    ),
  });
  const rows = pages.flatMap((page) => page.data.rows);
  const next = pages.at(-1)?.data.next;
  const sorting = { sort: filters.sort, onSort };
  if (rows.length === 0)
    return <NoAccounts filtered={isFiltered(filters)} clear={onClear} create={onCreate} />;
  return (
    <>
      <Table aria-label="Accounts">
        <TableHeader>
          <tr>
            <SortHead column="name" usual="name" {...sorting}>
              Account
            </SortHead>
            <TableHead>Owner</TableHead>
            <TableHead>Plan</TableHead>
            <TableHead className="sm:max-lg:hidden">Type</TableHead>
            <TableHead>Region</TableHead>
            <SortHead column="value" usual="-value" align="end" {...sorting}>
              Value a year
            </SortHead>
            <SortHead column="grants" usual="-grants" align="end" {...sorting}>
              Unlocked
            </SortHead>
            <SortHead column="seen" usual="-seen" align="end" className="sm:max-lg:hidden" {...sorting}>
              Last seen
            </SortHead>
          </tr>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <AccountRow key={row.id} row={row} mine={row.ownerId === readerId} />
          ))}
        </TableBody>
      </Table>
      <ShownOf
        shown={rows.length}
        total={pages[0]?.data.total ?? rows.length}
        what="accounts"
        more={
          next && (
            <Button
              className="max-sm:w-full"
              pending={fetching}
              onClick={() => startFetching(() => setAfters((before) => [...before, next]))}
            >
              Show more
            </Button>
          )
        }
      />
    </>
  );
}

interface NoAccountsProps {
  readonly filtered: boolean;
  readonly clear: () => void;
  readonly create: (() => void) | undefined;
}

function NoAccounts({ filtered, clear, create }: NoAccountsProps) {
  if (filtered)
    return <EmptyState action={<Button onClick={clear}>Show all</Button>}>No account fits this.</EmptyState>;
  return (
    <EmptyState whole action={create && <Button onClick={create}>Add the first one</Button>}>
      The customers that features are unlocked for stand here.
    </EmptyState>
  );
}
