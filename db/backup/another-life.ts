import type { TransactionSql } from 'postgres';
import type { BackupTable } from './form.ts';

/**
 * Makes what was loaded another life of the house: nobody is signed in, no link to choose a password works, and no
 * snapshot of the old one is mixed up with it. Earlier levels have some of the tables only.
 * @returns how many sessions ended.
 */
export async function beginAnotherLife(tx: TransactionSql, tables: readonly BackupTable[]): Promise<number> {
  const has = (name: string) => tables.some((table) => table.name === name);
  await tx`update evaluation_state set epoch = gen_random_uuid(), revision = revision + 1`;
  if (has('password_links')) await tx`update password_links set spent_at = now() where spent_at is null`;
  if (!has('sessions')) return 0;
  const { count } = await tx`
    update sessions set ended_at = now(), ended_because = 'ended_by_admin' where ended_at is null`;
  return count;
}
