import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseEncryptionKeys } from '#env.ts';
import { databaseAway, findDatabase } from '#scripts/cli/find-database.ts';
import { type CliOutcome, refused } from '#scripts/cli/outcome.ts';
import { type House, openHouse } from '#server/house.ts';

interface Place {
  readonly house: House;
  /** Where signed heads are kept, when that is known. */
  readonly folder: string | undefined;
}

/** Runs it on the database that is meant; what the demo keeps for itself is found in its folder. */
export async function atThePlace(
  dataDir: string,
  does: (place: Place) => Promise<CliOutcome>,
): Promise<CliOutcome> {
  const url = findDatabase(dataDir);
  if (!url) return refused('Set DATABASE_URL to the database.');
  if (!process.env.DATABASE_URL?.trim()) takeFromDemo(dataDir);
  const house = openHouse(url, 4);
  try {
    return await does({ house, folder: process.env.AUDIT_HEADS_DIR?.trim() || undefined });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '42501')
      return refused(`The role of DATABASE_URL may not do this: ${(error as Error).message}.`);
    return refused(databaseAway(url, error));
  } finally {
    await house.close();
  }
}

/** @returns why nothing can be signed or opened. */
export function sealingRefused(): CliOutcome | undefined {
  const keys = parseEncryptionKeys(process.env.ENCRYPTION_KEYS ?? '');
  if (keys.length > 0 && keys.every(({ length }) => length === 32)) return undefined;
  return refused('Set ENCRYPTION_KEYS as the server has it: the key that signs is sealed with it.');
}

function takeFromDemo(dataDir: string): void {
  const key = join(dataDir, 'encryption-key');
  const heads = join(dataDir, 'audit-heads');
  if (existsSync(key)) process.env.ENCRYPTION_KEYS ??= readFileSync(key, 'utf8').trim();
  if (existsSync(heads)) process.env.AUDIT_HEADS_DIR ??= heads;
}
