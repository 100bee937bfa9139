import { Sparkline } from '#components/charts/sparkline.tsx';
import type { Adopter } from '#components/features/feature-data.ts';
import { moneyInShort } from '#components/features/money.ts';
import { Glyph } from '#components/ui/glyph.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TableCell, TableRow, TableRowLink } from '#components/ui/table.tsx';
import { needsNudge } from '#domain/adoption.ts';
import { lasting } from '#domain/audit/phrases.ts';

export function InUseRow({ row }: { readonly row: Adopter }) {
  const { adoption, days } = row;
  const nudge = needsNudge(adoption);
  const seen = adoption.state === 'never' ? 'none' : 'line';
  return (
    <TableRow>
      <TableCell phone="main">
        <TableRowLink href={`/accounts/${row.accountKey}/grants/${row.grantId}`} prefetch={false}>
          {row.accountName}
        </TableRowLink>{' '}
        <span className="text-muted">{moneyInShort(row.arr)}</span>
        <p className={nudge ? 'flex items-center gap-2 font-medium text-amber' : 'text-muted'}>
          {nudge && <Glyph name="quarter" />}
          <span suppressHydrationWarning>{adoption.words}</span>
        </p>
      </TableCell>
      <TableCell phone={seen} className="sm:whitespace-nowrap">
        <span className="text-muted sm:hidden">First seen: </span>
        <FirstSeen row={row} />
      </TableCell>
      <TableCell phone={seen} className="relative sm:whitespace-nowrap">
        <span className="text-muted sm:hidden">Last seen: </span>
        {row.lastAskedAt ? <RelativeTime at={row.lastAskedAt} /> : <span className="text-muted">never</span>}
      </TableCell>
      <TableCell phone="aside">
        <Sparkline values={days} label={inWords(days)} />
      </TableCell>
    </TableRow>
  );
}

/** The time from the unlock to the first `on`. */
function FirstSeen({ row }: { readonly row: Adopter }) {
  if (row.sawItBefore) return <span className="text-muted">in the round before</span>;
  if (row.seenAfterMs !== null) return <>{lasting(row.seenAfterMs)} after the unlock</>;
  if (row.adoption.state === 'planned')
    return (
      <span className="text-muted">
        starts <RelativeTime at={row.onFrom} form="date" focusable={false} />
      </span>
    );
  return <span className="text-muted">not yet</span>;
}

/** "Asked on 21 of 30 days, 1,240 times on the busiest". */
function inWords(days: readonly number[]): string {
  const busy = days.filter((count) => count > 0).length;
  if (busy === 0) return `Not on any of the last ${days.length} days`;
  return `On ${busy} of the last ${days.length} days, ${Math.max(...days).toLocaleString('en-US')} times on the busiest`;
}
