import type { Sql } from 'postgres';
import { runAsSystem } from '#server/commands/run-as-system.ts';
import type { House } from '#server/house.ts';
import { sealedColumns } from './sealed-columns.ts';
import type { Sealer } from './sealer.ts';

export interface Rotated {
  readonly words: readonly [one: string, several: string];
  /** Sealed anew just now, and sealed with the first key already. */
  readonly sealed: number;
  readonly current: number;
}

const slice = 200;

/**
 * Seals every secret of the database anew with the first key, and tells it. Right to do twice and beside running servers:
 * each row is replaced only while it still holds what was opened.
 * @throws with a sentence when a secret can not be opened with any of the keys; those before it stay sealed anew.
 */
export async function rotateAndTell(house: House, sealer: Sealer, now: Date): Promise<readonly Rotated[]> {
  const done = await rotateSecrets(house.sql, sealer);
  const count = done.reduce((sum, { sealed }) => sum + sealed, 0);
  if (count > 0) await runAsSystem(house, now, async () => [{ type: 'operator.secrets_sealed', count }]);
  return done;
}

async function rotateSecrets(sql: Sql, sealer: Sealer): Promise<readonly Rotated[]> {
  const done: Rotated[] = [];
  for (const { table, id, column, purpose, words } of sealedColumns) {
    let sealed = 0;
    let current = 0;
    let after = '';
    for (;;) {
      const rows = await sql<{ id: string; secret: string }[]>`
        select ${sql(id)}::text as id, ${sql(column)} as secret from ${sql(table)}
        where ${sql(id)}::text > ${after} order by ${sql(id)}::text limit ${slice}`;
      for (const row of rows) {
        if (sealer.isCurrent(row.secret)) {
          current++;
          continue;
        }
        const anew = sealer.seal(opened(sealer, row.secret, purpose(row.id)), purpose(row.id));
        const { count } = await sql`
          update ${sql(table)} set ${sql(column)} = ${anew}
          where ${sql(id)}::text = ${row.id} and ${sql(column)} = ${row.secret}`;
        if (count > 0) sealed++;
      }
      const last = rows.at(-1);
      if (!last || rows.length < slice) break;
      after = last.id;
    }
    done.push({ words, sealed, current });
  }
  return done;
}

function opened(sealer: Sealer, secret: string, purpose: string): string {
  try {
    return sealer.open(secret, purpose);
  } catch (cause) {
    throw new Error(
      `The ${purpose} can not be opened with any of ENCRYPTION_KEYS: put back the key that it was sealed with, behind the new one.`,
      { cause },
    );
  }
}
