import { expect } from 'vitest';
import type { Connection } from '#db/client.ts';
import { publicKeysOf } from '#server/audit/signing-keys.ts';
import { verifyChain } from '#server/audit/verify-chain.ts';

/** The chain has no gaps, each hash covers the one before, and the head is its end. */
export async function expectChain({ db, sql }: Connection): Promise<void> {
  const { problem, finished } = await verifyChain(sql, { keys: await publicKeysOf(db) });
  expect({ problem, finished }).toEqual({ problem: undefined, finished: true });
}
