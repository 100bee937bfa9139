'use client';

import type { KeyRowData } from '#components/keys/key-data.ts';
import { keyPath } from '#components/keys/key-in-address.ts';
import { KeyState } from '#components/keys/key-state.tsx';
import { KeyUse } from '#components/keys/key-use.tsx';
import { keyKindNames } from '#components/keys/key-words.ts';
import { RevokeKeyDialog } from '#components/keys/revoke-key-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TableCell, TableRow, TableRowLink } from '#components/ui/table.tsx';
import { useOpening } from '#components/ui/use-opening.ts';

interface KeyRowProps {
  readonly row: KeyRowData;
  readonly environment: string;
  readonly actions: boolean;
}

export function KeyRow({ row, environment, actions }: KeyRowProps) {
  return (
    <TableRow className={row.state === 'active' ? undefined : 'text-muted'}>
      <TableCell phone="main">
        <TableRowLink href={keyPath(row.id)} scroll={false} data-key={row.id}>
          {row.name}
        </TableRowLink>
        <code className="block font-mono text-xs text-muted">{row.id}</code>
      </TableCell>
      <TableCell phone="line" className="whitespace-nowrap max-sm:hidden">
        {keyKindNames[row.kind]}
      </TableCell>
      <TableCell phone="line" className="whitespace-nowrap">
        <span className="sm:hidden">{keyKindNames[row.kind]} · </span>
        {environment}
      </TableCell>
      <TableCell phone={row.kind === 'server' ? 'none' : 'line'} className="max-w-64">
        <KeyUse row={row} />
      </TableCell>
      <TableCell phone="line">
        <span className="text-muted sm:hidden">Created by </span>
        {row.createdByName}
        <span className="whitespace-nowrap text-muted">
          {' · '}
          <RelativeTime at={row.createdAt} form="date" />
        </span>
      </TableCell>
      <TableCell phone="line" className="whitespace-nowrap">
        {row.lastUsedAt ? (
          <>
            <span className="text-muted sm:hidden">Last used </span>
            <RelativeTime at={row.lastUsedAt} />
          </>
        ) : (
          <span className="text-muted">
            <span className="sm:hidden">Not used yet</span>
            <span className="max-sm:hidden">never</span>
          </span>
        )}
      </TableCell>
      <TableCell phone="aside" className="whitespace-nowrap max-sm:self-start">
        <KeyState row={row} />
      </TableCell>
      {actions && (
        <TableCell phone="line" align="end" className="max-sm:pt-2">
          {row.mayRevoke && <Revoke row={row} environment={environment} />}
        </TableCell>
      )}
    </TableRow>
  );
}

function Revoke({ row, environment }: { readonly row: KeyRowData; readonly environment: string }) {
  const dialog = useOpening();
  return (
    <>
      <Button
        ref={dialog.opener}
        variant="link"
        size="sm"
        className="relative max-sm:-ml-3.5"
        aria-label={`Revoke ${row.name}`}
        onClick={dialog.show}
      >
        Revoke
      </Button>
      {dialog.times > 0 && (
        <RevokeKeyDialog key={dialog.times} row={row} environment={environment} {...dialog.hold} />
      )}
    </>
  );
}
