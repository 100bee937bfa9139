import { scopeNote } from '#components/access/scope-note.ts';
import type { Holder } from '#components/features/feature-data.ts';
import { moneyInShort } from '#components/features/money.ts';
import { Glyph } from '#components/ui/glyph.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TableCell, TableRow, TableRowLink } from '#components/ui/table.tsx';
import { lasting } from '#domain/audit/phrases.ts';
import { dayMs } from '#domain/dates.ts';
import type { GrantSource } from '#domain/grants.ts';

const sources: Record<GrantSource, string> = {
  direct: 'direct',
  request: 'approved',
  offer: 'from the waitlist',
  break_glass: 'break-glass',
  import: 'imported',
};

interface HolderRowProps {
  readonly holder: Holder;
  readonly showVariant: boolean;
}

export function HolderRow({ holder, showVariant }: HolderRowProps) {
  return (
    <TableRow>
      <TableCell phone="main" className="whitespace-nowrap">
        <TableRowLink href={`/accounts/${holder.accountKey}`}>{holder.accountName}</TableRowLink>{' '}
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
          · {sources[holder.source]}
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
  if (holder.firstOnAt) return lasting(holder.firstOnAt.getTime() - holder.createdAt.getTime());
  const waited = Date.now() - holder.createdAt.getTime();
  if (waited < dayMs) return <span className="text-muted">not yet</span>;
  return (
    <span className="whitespace-nowrap text-amber">
      <Glyph name="quarter" className="mr-1.5" />
      <span suppressHydrationWarning>{`not yet, ${lasting(waited)}`}</span>
    </span>
  );
}
