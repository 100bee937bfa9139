import Link from 'next/link';
import { useState } from 'react';
import { type AskedRow, type AskedTogether, askedTogether } from '#components/evaluation/asked-filter.ts';
import { questionPath } from '#components/evaluation/question.ts';
import { Button } from '#components/ui/button.tsx';
import { Glyph } from '#components/ui/glyph.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { Thousands } from '#components/ui/thousands.tsx';

interface AskedTableProps {
  readonly rows: readonly AskedRow[];
  readonly environments: readonly { readonly key: string; readonly name: string }[];
}

/** What apps asked, the newest first. */
export function AskedTable({ rows, environments }: AskedTableProps) {
  const [opened, setOpened] = useState<readonly string[]>([]);
  const nameOf = (row: AskedRow) =>
    environments.find(({ key }) => key === row.environmentKey)?.name ?? row.environmentKey;
  return (
    <Table aria-label="What apps asked">
      <TableHeader>
        <tr>
          <TableHead>Account</TableHead>
          <TableHead>Feature</TableHead>
          <TableHead>Environment</TableHead>
          <TableHead>Told</TableHead>
          <TableHead align="end">On</TableHead>
          <TableHead align="end">Off</TableHead>
          <TableHead className="sm:pl-4">Last asked</TableHead>
          <TableHead>
            <span className="sr-only">Why</span>
          </TableHead>
        </tr>
      </TableHeader>
      <TableBody>
        {askedTogether(rows).flatMap((group) => [
          <AskedLine
            key={group.id}
            row={group.first}
            environment={nameOf(group.first)}
            more={opened.includes(group.id) ? undefined : group}
            open={() => setOpened((before) => [...before, group.id])}
          />,
          ...(opened.includes(group.id) ? group.others : []).map((row) => (
            <AskedLine key={`${group.id} ${row.featureKey}`} row={row} environment={nameOf(row)} />
          )),
        ])}
      </TableBody>
    </Table>
  );
}

interface AskedLineProps {
  readonly row: AskedRow;
  readonly environment: string;
  readonly more?: AskedTogether | undefined;
  readonly open?: () => void;
}

function AskedLine({ row, environment, more, open }: AskedLineProps) {
  const { accountKey, accountName, featureKey, featureName, environmentKey, on, variant } = row;
  const others = more?.others.length ?? 0;
  return (
    <TableRow>
      <TableCell phone="main">
        <Link
          href={`/accounts/${encodeURIComponent(accountKey)}`}
          className="thumb text-base font-semibold underline-offset-3 hover:underline"
        >
          {accountName ?? accountKey}
        </Link>
      </TableCell>
      <TableCell phone="line">
        {featureName ?? <code className="font-mono">{featureKey}</code>}
        {others > 0 && open && (
          <Button variant="link" size="sm" className="ml-2 px-0" onClick={open}>
            and {others} more at once
          </Button>
        )}
      </TableCell>
      <TableCell phone="line" className="max-sm:text-muted">
        {environment}
      </TableCell>
      <TableCell phone="line" className="whitespace-nowrap">
        <span className="text-muted sm:hidden">Told </span>
        <Glyph name={on ? 'check' : 'cross'} className={on ? 'mr-1.5 text-teal' : 'mr-1.5 text-muted'} />
        {on ? 'On' : 'Off'}
        {variant !== (on ? 'on' : 'off') && <code className="ml-1.5 font-mono text-muted">{variant}</code>}
      </TableCell>
      <TableCell phone="none" align="end">
        <Thousands amount={row.onCount} />
      </TableCell>
      <TableCell phone="none" align="end">
        <Thousands amount={row.offCount} />
      </TableCell>
      <TableCell phone="aside" className="text-muted sm:pl-4">
        <RelativeTime at={row.lastAskedAt} />
      </TableCell>
      <TableCell phone="line" align="end">
        <Link
          href={questionPath({ account: accountKey, feature: featureKey, environment: environmentKey })}
          aria-label={`Why ${accountName ?? accountKey} is told ${on ? 'on' : 'off'} for ${featureName ?? featureKey}`}
          className="underline-link inline-flex items-center max-sm:min-h-11"
        >
          Why?
        </Link>
      </TableCell>
    </TableRow>
  );
}
