import type { OpenSheet } from '#components/imports/use-import.ts';
import { Select } from '#components/ui/select.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { type ImportField, type ImportPlan, importFieldNames, importFields } from '#domain/importing/plan.ts';

interface ColumnTableProps {
  readonly sheet: OpenSheet;
  readonly plan: ImportPlan;
  readonly onPlan: (plan: ImportPlan) => void;
}

/** A field that is given to another column leaves the one that had it. */
export function ColumnTable({ sheet, plan, onPlan }: ColumnTableProps) {
  function give(place: number, field: ImportField | null) {
    const fields = plan.fields.map((had, at) =>
      at === place ? field : field !== 'attribute' && had === field ? null : had,
    );
    onPlan({ ...plan, fields });
  }
  return (
    <Table aria-label="Columns of the file">
      <TableHeader>
        <tr>
          <TableHead className="sm:w-[26%]">Column</TableHead>
          <TableHead>First cells</TableHead>
          <TableHead className="sm:w-60">Is read as</TableHead>
        </tr>
      </TableHeader>
      <TableBody>
        {plan.columns.map((column, place) => {
          const name = column || `Column ${place + 1}`;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns of one file never move
            <TableRow key={place}>
              <TableCell className="font-semibold break-words">{name}</TableCell>
              <TableCell className="text-muted">
                <span className="line-clamp-1 break-all max-sm:mb-1.5">
                  {sheet.samples[place]?.join(' · ') || 'Empty'}
                </span>
              </TableCell>
              <TableCell>
                <Select
                  aria-label={`“${name}” is read as`}
                  value={plan.fields[place] ?? ''}
                  onChange={(event) =>
                    give(place, importFields.find((field) => field === event.target.value) ?? null)
                  }
                >
                  <option value="">Left out</option>
                  {importFields.map((field) => (
                    <option key={field} value={field}>
                      {importFieldNames[field]}
                    </option>
                  ))}
                </Select>
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
