import { createHash } from 'node:crypto';
import type { AccountRow, FeatureRow, GrantRow, KeyRow, Rows } from '#server/evaluation/snapshot/rows.ts';
import { Snapshot } from '#server/evaluation/snapshot/snapshot.ts';

export const moment = Date.parse('2027-01-15T12:00:00.000Z');
export const hour = 3_600_000;
export const production = { environmentKey: 'production', kind: 'server' } as const;

export function featureRow(key: string, changes: Partial<FeatureRow> = {}): FeatureRow {
  const variants = { on: true, off: false };
  return {
    id: `id-of-${key}`,
    key,
    stage: 'beta',
    variants,
    onVariant: 'on',
    offVariant: 'off',
    visibleToClients: false,
    ...changes,
  };
}

function accountRow(key: string): AccountRow {
  return { id: `id-of-${key}`, key };
}

/** Always the same UUID for the same text. */
export function grantId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

/** A grant of `feature` to `account` that began an hour ago and ends in an hour. */
export function grantRow(feature: string, account: string, changes: Partial<GrantRow> = {}): GrantRow {
  return {
    id: grantId(`${feature} to ${account}`),
    featureId: `id-of-${feature}`,
    accountId: `id-of-${account}`,
    variant: 'on',
    contactKeys: [],
    startsAt: moment - hour,
    endsAt: moment + hour,
    roundKind: 'beta',
    roundNumber: 1,
    ...changes,
  };
}

/** A server key of production with the usual limits, whose hash nothing has. */
export function keyRow(id: string, changes: Partial<KeyRow> = {}): KeyRow {
  return {
    id,
    kind: 'server',
    environmentKey: 'production',
    hash: '00'.repeat(32),
    expiresAt: null,
    revokedAt: null,
    origins: [],
    proofPublicKey: null,
    streamSecret: 'a secret that nobody was told',
    singlePerSecond: 500,
    bulkPerSecond: 50,
    maxStreams: 1_000,
    ...changes,
  };
}

/** A snapshot of features that are served by grant in production. */
export function snapshotOf(
  features: readonly string[],
  accounts: readonly string[],
  more: readonly Rows[] = [],
): Snapshot {
  const snapshot = new Snapshot();
  const servings = features.map((key) => ({
    featureId: `id-of-${key}`,
    environmentKey: 'production',
    serving: 'granted' as const,
  }));
  const rows: Rows[] = [
    { of: 'features', rows: features.map((key) => featureRow(key)) },
    { of: 'servings', rows: servings },
    { of: 'accounts', rows: accounts.map(accountRow) },
    ...more,
  ];
  snapshot.apply(rows, moment);
  return snapshot;
}
