interface ChartTableProps {
  readonly title: string;
  readonly heads: readonly string[];
  /** The first cell of each names the row. */
  readonly rows: readonly (readonly string[])[];
}

/** The figures behind a picture. */
export function ChartTable({ title, heads, rows }: ChartTableProps) {
  return (
    <details className="group mt-1 text-sm">
      <summary className="flex min-h-8 w-fit cursor-pointer items-center text-muted underline-offset-4 hover:underline max-sm:min-h-11">
        Show as table
      </summary>
      <div className="mt-1 max-h-80 max-w-xl overflow-auto">
        <table className="w-full text-left">
          <caption className="sr-only">{title}</caption>
          <thead className="text-muted">
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" className="py-1 pr-4 font-semibold">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells]) => (
              <tr key={name} className="border-t border-rule">
                <th scope="row" className="py-1 pr-4 font-normal">
                  {name}
                </th>
                {cells.map((cell, place) => (
                  <td key={heads[place + 1]} className="py-1 pr-4 tabular-nums">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
