import type { Sql } from 'postgres';
import type { KeyUse } from './key-uses.ts';
import type { Rollup } from './rollup.ts';
import type { Stranger } from './strangers.ts';
import type { Activation } from './tally.ts';

/** Adds a batch to what was counted before, in one statement. */
export async function writeRollups(sql: Sql, rollups: readonly Rollup[]): Promise<void> {
  if (rollups.length === 0) return;
  await sql`select add_evaluation_rollups(${JSON.stringify(rollups)}::text::json)`;
}

/** Keeps the first `on` answer of each grant; a later one, of this process or another, changes nothing. */
export async function writeActivations(sql: Sql, activations: readonly Activation[]): Promise<void> {
  if (activations.length === 0) return;
  const told = activations.map(({ grant, ...activation }) => ({ ...activation, grantId: grant.id }));
  await sql`select add_grant_activations(${JSON.stringify(told)}::text::json)`;
}

export async function writeKeyUses(sql: Sql, uses: readonly KeyUse[]): Promise<void> {
  if (uses.length === 0) return;
  await sql`select note_key_uses(${JSON.stringify(uses)}::text::json)`;
}

/** Keeps the latest of what was asked for and is not there. */
export async function writeStrangers(sql: Sql, strangers: readonly Stranger[]): Promise<void> {
  if (strangers.length === 0) return;
  await sql`select note_unknown_asks(${JSON.stringify(strangers)}::text::json)`;
}
