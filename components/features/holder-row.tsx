import { scopeNote } from '#components/access/scope-note.ts';
import type { Holder } from '#components/features/feature-data.ts';
import { moneyInShort } from '#components/features/money.ts';
import { sourceWords, verdictWords } from '#components/grants/source-words.ts';
import { Glyph } from '#components/ui/glyph.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TableCell, TableRow, TableRowLink } from '#components/ui/table.tsx';
import { lasting } from '#domain/audit/phrases.ts';
import { dayMs } from '#domain/dates.ts';
import { onFrom, sawItBefore, sinceTheUnlockMs } from '#domain/time-to-unlock.ts';

interface HolderRowProps {
  readonly holder: Holder;
  readonly showVariant: boolean;
}

export function HolderRow({ holder, showVariant }: HolderRowProps) {
  return (
    <TableRow>
      <TableCell phone="main" className="whitespace-nowrap">
        <TableRowLink href={`/accounts/${holder.accountKey}/grants/${holder.grantId}`}>
          {holder.accountName}
        </TableRowLink>{' '}
        <span className="text-muted">{moneyInShort(holder.arr)}</span>
      </TableCell>
      {showVariant && (
        <TableCell phone="line">
          <code className="font-mono text-sm">{holder.variant}</code>
        </TableCell>
      )}
      <TableCell phone="line">
        {holder.grantedByName}{' '}
        <span className="text-muted">
          · {sourceWords[holder.source]}
          {holder.source === 'break_glass' && `, ${verdictWords(holder.verdict)}`}
          {scopeNote({ ...holder, variant: null })}
        </span>
      </TableCell>
      <TableCell phone="line">
        <span className="text-muted sm:hidden">App saw it: </span>
        <SeenAfter holder={holder} />
      </TableCell>
      <TableCell phone="line" className="relative sm:whitespace-nowrap">
        <span className="text-muted sm:hidden">Last used: </span>
        {holder.lastAskedAt ? (
          <RelativeTime at={holder.lastAskedAt} />
        ) : (
          <span className="text-muted">never</span>
        )}
      </TableCell>
      <TableCell phone="aside" align="end" className="relative whitespace-nowrap">
        <span className="text-muted sm:hidden">until </span>
        <RelativeTime at={holder.expiresAt} form="date" />
      </TableCell>
    </TableRow>
  );
}

/** The time from the unlock to the first `on`; late ones stand out. */
function SeenAfter({ holder }: { readonly holder: Holder }) {
  if (sawItBefore(holder, holder.firstOnAt)) return <span className="text-muted">in the round before</span>;
  const took = sinceTheUnlockMs(holder, holder.firstOnAt);
  if (took !== undefined)
    return (
      <>
        {lasting(took)}
        <span className="text-muted sm:hidden"> after the unlock</span>
      </>
    );
  const waited = Date.now() - onFrom(holder).getTime();
  if (waited < 0)
    return (
      <span className="text-muted">
        starts <RelativeTime at={holder.startsAt} form="date" focusable={false} />
      </span>
    );
  if (waited < dayMs) return <span className="text-muted">not yet</span>;
  return (
    <span className="whitespace-nowrap text-amber">
      <Glyph name="quarter" className="mr-1.5" />
      <span suppressHydrationWarning>{`not yet, ${lasting(waited)}`}</span>
    </span>
  );
}
