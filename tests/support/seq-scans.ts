import type { Sql } from 'postgres';
import type { Statement } from '#tests/support/counted-statements.ts';

interface Plan {
  readonly 'Node Type': string;
  readonly Filter?: string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** The tables that PostgreSQL would read from the first row to the last to answer this. */
export async function seqScansOf(sql: Sql, { text, params }: Statement): Promise<string[]> {
  const [row] = await sql.unsafe<{ 'QUERY PLAN': { Plan: Plan }[] }[]>(
    `explain (format json) ${text}`,
    params as string[],
  );
  return row?.['QUERY PLAN'].flatMap(({ Plan }) => scansIn(Plan)) ?? [];
}

/** Some rows, whichever, are not all of them: the reading ends with the first few. */
function scansIn(plan: Plan, isAnyFew = false): string[] {
  const name = plan['Relation Name'];
  const own = plan['Node Type'] === 'Seq Scan' && name && !(isAnyFew && !plan.Filter) ? [name] : [];
  return [...own, ...(plan.Plans ?? []).flatMap((part) => scansIn(part, plan['Node Type'] === 'Limit'))];
}
