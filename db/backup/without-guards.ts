import type { TransactionSql } from 'postgres';
import { quoted } from './form.ts';

interface Trigger {
  readonly table: string;
  readonly name: string;
  readonly mode: 'O' | 'A' | 'R' | 'D';
}
interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

const enabling = { O: 'enable', A: 'enable always', R: 'enable replica', D: 'disable' } as const;

/**
 * Does something while no trigger fires and no row must wait for another: rows are loaded as they were, in any order. What
 * the foreign keys say is judged afterwards, for all rows.
 */
export async function withoutGuards<Result>(
  tx: TransactionSql,
  does: () => Promise<Result>,
): Promise<Result> {
  const triggers = await tx<Trigger[]>`
    select c.relname as table, t.tgname as name, t.tgenabled as mode
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and not t.tgisinternal and t.tgenabled <> 'D'`;
  const keys = await tx<ForeignKey[]>`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where c.relnamespace = 'public'::regnamespace and k.contype = 'f'`;
  const alter = (table: string, what: string) => tx.unsafe(`alter table public.${quoted(table)} ${what}`);
  for (const { table, name } of triggers) await alter(table, `disable trigger ${quoted(name)}`);
  for (const { table, name } of keys) await alter(table, `drop constraint ${quoted(name)}`);
  const result = await does();
  for (const { table, name, definition } of keys)
    await alter(table, `add constraint ${quoted(name)} ${definition}`);
  for (const { table, name, mode } of triggers)
    await alter(table, `${enabling[mode]} trigger ${quoted(name)}`);
  return result;
}
