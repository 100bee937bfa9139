import { vi } from 'vitest';
import type { CreateKeyInput } from '#domain/inputs/api-keys.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { createKeyVerb } from '#server/commands/api-keys/create-key.ts';
import { markReadyVerb } from '#server/commands/rounds/mark-ready.ts';
import { type EvaluationServer, startEvaluation } from '#tests/support/evaluation-server.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

export const bulkPath = '/ofrep/v1/evaluate/flags';
export const pageOrigin = 'https://app.example.com';
const wide = { singlePerSecond: 10_000_000, bulkPerSecond: 10_000_000, maxStreams: 1_000 };

export interface MadeKey {
  readonly key: string;
  readonly keyId: string;
  /** Signs the tokens that prove accounts: PKCS 8 in PEM; null when the key needs no proof. */
  readonly proofKey: string | null;
}

export interface OfrepHouse {
  readonly house: TestHouse;
  readonly server: EvaluationServer;
  newKey(wish?: Partial<CreateKeyInput>): Promise<MadeKey>;
  /** A feature with an open round, visible to clients. */
  offer(key: string, changes?: object): Promise<string>;
  account(key: string): Promise<string>;
  unlock(featureId: string, accountId: string): Promise<string>;
  /** Waits until the server answers from what was committed so far. */
  settled(): Promise<void>;
}

/** A house with an evaluation server on a port of its own, both real. */
export async function openOfrepHouse(): Promise<OfrepHouse> {
  const house = await openTestHouse();
  const server = await startEvaluation(house.url);
  const settled = async () => {
    const [state] = await house.sql<{ revision: string }[]>`select revision from evaluation_state`;
    const isThere = () =>
      (server.evaluator.following.snapshot?.position.revision ?? -1) >= Number(state?.revision);
    await vi.waitUntil(isThere, { timeout: 5_000, interval: 5 });
  };
  return {
    house,
    server,
    settled,
    newKey: async (changes = {}) => {
      const input = { name: 'App', kind: 'server', environmentKey: 'production', ...wide, ...changes };
      const made = await house.done(createKeyVerb, 'admin', input, { now: new Date() });
      await settled();
      return { key: String(made.key), keyId: made.keyId, proofKey: made.proofKey };
    },
    offer: async (key, changes = {}) => {
      const featureId = await house.feature('pm', { key, ...changes });
      await house.done(markReadyVerb, 'engineer', { roundId: await house.plan(featureId) });
      await house.sql`update features set visible_to_clients = true where id = ${featureId}`;
      await settled();
      return featureId;
    },
    account: async (key) => {
      const accountId = await house.account('sales', { key });
      await settled();
      return accountId;
    },
    unlock: async (featureId, accountId) => {
      const asked = wish(featureId, accountId);
      const { grantId } = await house.done(unlockFeatureVerb, 'sales', asked, { now: new Date() });
      await settled();
      return grantId;
    },
  };
}
