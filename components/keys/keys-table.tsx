import type { KeyEnvironment, KeyRowData } from '#components/keys/key-data.ts';
import { KeyRow } from '#components/keys/key-row.tsx';
import { Table, TableBody, TableHead, TableHeader } from '#components/ui/table.tsx';

interface KeysTableProps {
  readonly keys: readonly KeyRowData[];
  readonly environments: readonly KeyEnvironment[];
}

export function KeysTable({ keys, environments }: KeysTableProps) {
  const mayRevoke = keys.some((key) => key.mayRevoke);
  return (
    <Table aria-label="Keys">
      <TableHeader>
        <tr>
          <TableHead>Name</TableHead>
          <TableHead>Kind</TableHead>
          <TableHead>Environment</TableHead>
          <TableHead>Used from</TableHead>
          <TableHead>Created</TableHead>
          <TableHead>Last used</TableHead>
          <TableHead>State</TableHead>
          {mayRevoke && (
            <TableHead>
              <span className="sr-only">Revoke</span>
            </TableHead>
          )}
        </tr>
      </TableHeader>
      <TableBody>
        {keys.map((row) => (
          <KeyRow
            key={row.id}
            row={row}
            environment={
              environments.find((one) => one.key === row.environmentKey)?.name ?? row.environmentKey
            }
            actions={mayRevoke}
          />
        ))}
      </TableBody>
    </Table>
  );
}
