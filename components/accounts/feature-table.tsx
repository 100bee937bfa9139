import type { ReactNode } from 'react';
import { cn } from '#components/ui/class-names.ts';
import { Table, TableBody, TableHead, TableHeader } from '#components/ui/table.tsx';

interface Head {
  readonly name: string;
  readonly className?: string;
  /** Said, not shown: the column of the verbs. */
  readonly silent?: boolean;
}

interface FeatureTableProps {
  readonly label: string;
  /** What follows the feature and its stage. */
  readonly heads: readonly Head[];
  readonly showHeads?: boolean;
  readonly children: ReactNode;
}

const first: readonly Head[] = [
  { name: 'Feature', className: 'sm:w-[28%]' },
  { name: 'Stage', className: 'sm:w-[5.5rem]' },
];

/** The tables of an account: their first two columns stand one above the other. */
export function FeatureTable({ label, heads, showHeads, children }: FeatureTableProps) {
  const columns = [...first, ...heads];
  return (
    <Table aria-label={label} className="sm:table-fixed">
      <colgroup>
        {columns.map((column) => (
          <col key={column.name} className={column.className} />
        ))}
      </colgroup>
      <TableHeader className={showHeads ? undefined : 'sr-only'}>
        <tr>
          {columns.map((column) => (
            <TableHead key={column.name} className={cn(column.className)}>
              {column.silent ? <span className="sr-only">{column.name}</span> : column.name}
            </TableHead>
          ))}
        </tr>
      </TableHeader>
      <TableBody className={showHeads ? undefined : 'max-sm:border-t-0'}>{children}</TableBody>
    </Table>
  );
}
