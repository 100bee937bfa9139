import { asc, desc, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** The last row seen: what it is ordered by, and its id. */
export interface After {
  readonly value: string | number;
  readonly id: string;
}

interface Keyset {
  /** Never null. */
  readonly by: SQL | PgColumn;
  readonly type: 'text' | 'int' | 'float8';
  readonly id: PgColumn;
  readonly descending: boolean;
}

const largestInt = 2_147_483_647;

/** Rows by one value and then their id, both in the same direction, so that one index serves each way. */
export function orderOf({ by, id, descending }: Keyset): SQL[] {
  return descending ? [desc(by), desc(id)] : [asc(by), asc(id)];
}

export function isAfter({ by, type, id, descending }: Keyset, after: After): SQL {
  const place = sql`(${typed(after.value, type)}, ${after.id}::uuid)`;
  return descending ? sql`(${by}, ${id}) < ${place}` : sql`(${by}, ${id}) > ${place}`;
}

/** A value from an address is what the column holds, whatever was written there. */
function typed(value: string | number, type: Keyset['type']): SQL {
  if (type === 'text') return sql`${String(value)}::text`;
  const number = Number(value) || 0;
  if (type === 'float8') return sql`${number}::float8`;
  return sql`${Math.trunc(Math.min(largestInt, Math.max(-largestInt, number)))}::int`;
}
