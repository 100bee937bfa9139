import { scopeNote } from '#components/access/scope-note.ts';
import type { Holder } from '#components/features/feature-data.ts';
import { moneyInShort } from '#components/features/money.ts';
import { sourceWords, verdictWords } from '#components/grants/source-words.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TableCell, TableRow, TableRowLink } from '#components/ui/table.tsx';

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
      <TableCell phone="aside" align="end" className="relative whitespace-nowrap">
        <span className="text-muted sm:hidden">until </span>
        <RelativeTime at={holder.expiresAt} form="date" />
      </TableCell>
    </TableRow>
  );
}
