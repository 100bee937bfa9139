import type { TransactionSql } from 'postgres';

interface Definition {
  readonly name: string;
  readonly definition: string;
}

/** Building an index at once is many times quicker than feeding it row by row. Unique ones stay: others refer to them. */
export async function withoutIndexes(
  tx: TransactionSql,
  table: string,
  fill: () => Promise<void>,
): Promise<void> {
  const constraints = await tx<Definition[]>`
    select conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where conrelid = ${table}::regclass and contype = 'x'`;
  for (const { name } of constraints) await tx`alter table ${tx(table)} drop constraint ${tx(name)}`;
  const indexes = await tx<Definition[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index where indrelid = ${table}::regclass and not indisunique`;
  for (const { name } of indexes) await tx`drop index ${tx(name)}`;
  await fill();
  for (const { definition } of indexes) await tx.unsafe(definition);
  for (const { name, definition } of constraints)
    await tx.unsafe(`alter table ${table} add constraint ${name} ${definition}`);
}
