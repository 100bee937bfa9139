import type { Figures } from '#components/insights/insights-screen.tsx';
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowLink,
} from '#components/ui/table.tsx';
import { lasting } from '#domain/audit/phrases.ts';

interface FiguresTableProps {
  readonly label: string;
  readonly head: string;
  readonly rows: readonly (Figures & { readonly name: string; readonly href?: string })[];
}

export function FiguresTable({ label, head, rows }: FiguresTableProps) {
  return (
    <Table aria-label={label}>
      <TableHeader>
        <tr>
          <TableHead className="sm:w-2/5">{head}</TableHead>
          <TableHead align="end" className="sm:w-[15%]">
            Half within
          </TableHead>
          <TableHead align="end" className="sm:w-[15%]">
            95 of 100 within
          </TableHead>
          <TableHead align="end" className="sm:w-[15%]">
            Unlocks
          </TableHead>
          <TableHead align="end">No engineer</TableHead>
        </tr>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.name}>
            <TableCell phone="main">
              {row.href ? (
                <TableRowLink href={row.href} prefetch={false}>
                  {row.name}
                </TableRowLink>
              ) : (
                <span className="text-base font-semibold">{row.name}</span>
              )}
            </TableCell>
            <TableCell phone="aside" align="end" className="max-sm:font-semibold">
              {took(row.p50Ms)}
            </TableCell>
            <TableCell align="end" className="max-sm:text-muted">
              <span className="sm:hidden">95 of 100 within </span>
              {took(row.p95Ms)}
            </TableCell>
            <TableCell phone="none" align="end">
              {row.unlocks}
            </TableCell>
            <TableCell align="end" className="max-sm:text-muted">
              {row.spared}
              <span className="sm:hidden"> of {row.unlocks} unlocks needed no engineer</span>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function took(ms: number | null): string {
  return ms === null ? '–' : lasting(ms);
}
