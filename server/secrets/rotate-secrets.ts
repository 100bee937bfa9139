import { sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
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
 * Seals every secret of the database anew with the first key, and tells it, or does neither. Right to do twice and beside
 * running servers: each row is replaced only while it still holds what was opened.
 * @throws with a sentence when a secret can not be opened with any of the keys; all stay as they were.
 */
export async function rotateAndTell(house: House, sealer: Sealer, now: Date): Promise<readonly Rotated[]> {
  let done: readonly Rotated[] = [];
  await runAsSystem(house, now, async (tx) => {
    done = await rotateSecrets(tx, sealer);
    const count = done.reduce((sum, { sealed }) => sum + sealed, 0);
    return count > 0 ? [{ type: 'operator.secrets_sealed', count }] : [];
  });
  return done;
}

async function rotateSecrets(tx: Transaction, sealer: Sealer): Promise<readonly Rotated[]> {
  const done: Rotated[] = [];
  for (const { purpose, words, ...names } of sealedColumns) {
    const [table, id, column] = [names.table, names.id, names.column].map((name) => sql.identifier(name));
    let sealed = 0;
    let current = 0;
    let after = '';
    for (;;) {
      const rows = await tx.execute<{ id: string; secret: string }>(sql`
        select ${id}::text as id, ${column} as secret from ${table}
        where ${id}::text > ${after} order by ${id}::text limit ${slice}`);
      for (const row of rows) {
        if (sealer.isCurrent(row.secret)) {
          current++;
          continue;
        }
        const anew = sealer.seal(opened(sealer, row.secret, purpose(row.id)), purpose(row.id));
        const { count } = await tx.execute(sql`
          update ${table} set ${column} = ${anew} where ${id}::text = ${row.id} and ${column} = ${row.secret}`);
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
