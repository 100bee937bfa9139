import type { inferRouterOutputs } from '@trpc/server';
import { accountTypeNames } from '#components/accounts/account-words.ts';
import { Dollars } from '#components/accounts/dollars.tsx';
import { SampleMark } from '#components/sample/sample-mark.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TableCell, TableRow, TableRowLink } from '#components/ui/table.tsx';
import type { AppRouter } from '#server/api/router.ts';

type Row = inferRouterOutputs<AppRouter>['accounts']['list']['rows'][number];

interface AccountRowProps {
  readonly row: Row;
  readonly mine: boolean;
}

export function AccountRow({ row, mine }: AccountRowProps) {
  const owner = mine ? 'You' : row.ownerName;
  return (
    <TableRow>
      <TableCell phone="main">
        <TableRowLink href={`/accounts/${encodeURIComponent(row.key)}`}>{row.name}</TableRowLink>
        {row.sample && <SampleMark />}
        <span className="mt-px block text-muted sm:hidden">
          {[row.tier, row.region, ...(row.type === 'customer' ? [] : [accountTypeNames[row.type]])].join(
            ' · ',
          )}
        </span>
      </TableCell>
      <TableCell phone="none" className={mine ? 'font-semibold' : undefined}>
        {owner}
      </TableCell>
      <TableCell phone="none">{row.tier}</TableCell>
      <TableCell phone="none" className="sm:max-lg:hidden">
        {accountTypeNames[row.type]}
      </TableCell>
      <TableCell phone="none">{row.region}</TableCell>
      <TableCell phone="none" align="end">
        {row.arr > 0 ? <Dollars amount={row.arr} /> : '–'}
      </TableCell>
      <TableCell phone="aside" align="end" className="max-sm:text-right!">
        <span className={row.living > 0 ? 'font-semibold' : 'text-muted'}>
          {row.living > 0 ? row.living : <span className="max-sm:hidden">–</span>}
          {row.living > 0 && <span className="sm:hidden"> unlocked</span>}
        </span>
        <span className="mt-px block font-normal text-muted sm:hidden">{owner}</span>
      </TableCell>
      <TableCell phone="none" align="end" className="whitespace-nowrap text-muted sm:max-lg:hidden">
        {row.seenAt ? <RelativeTime at={row.seenAt} focusable={false} /> : '–'}
      </TableCell>
    </TableRow>
  );
}
