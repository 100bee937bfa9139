import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { KeyKind } from '#domain/api-keys.ts';
import { environments } from './features.ts';
import { users } from './users.ts';

/** One row: the revision that every change of an evaluation takes under this row's lock, and the restore epoch. */
export const evaluationState = pgTable(
  'evaluation_state',
  {
    id: integer().primaryKey().default(1),
    revision: bigint({ mode: 'number' }).notNull().default(0),
    epoch: uuid().notNull().defaultRandom(),
  },
  (t) => [check('evaluation_state_one_row', sql`${t.id} = 1`)],
);

export const apiKeys = pgTable(
  'api_keys',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    kind: text().$type<KeyKind>().notNull(),
    environmentKey: text('environment_key')
      .notNull()
      .references(() => environments.key),
    hash: text().notNull(),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => users.id),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
    /** Client keys only: the pages that may use it, as `https://app.example.com`, or `*` for all. */
    origins: text().array().notNull().default([]),
    /** Client keys only: whether an account must be proven by a token that the customer's backend signed. */
    proofRequired: boolean('proof_required').notNull().default(true),
    /** Verifies those tokens (ES256): SubjectPublicKeyInfo, base64. The private half was shown once and is not kept. */
    proofPublicKey: text('proof_public_key'),
    /** Signs the addresses of event streams; nobody outside is told, as a client key itself is public. */
    streamSecret: text('stream_secret')
      .notNull()
      .default(sql`replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')`),
    singlePerSecond: integer('single_per_second').notNull().default(500),
    bulkPerSecond: integer('bulk_per_second').notNull().default(50),
    maxStreams: integer('max_streams').notNull().default(1_000),
    revision: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [
    index('api_keys_revision').on(t.revision),
    check(
      'api_keys_limits',
      sql`${t.singlePerSecond} between 1 and 10000000 and ${t.bulkPerSecond} between 1 and 10000000 and ${t.maxStreams} between 0 and 1000000`,
    ),
    check('api_keys_hash_form', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
    check(
      'api_keys_proof',
      sql`${t.kind} = 'server' or not ${t.proofRequired} or ${t.proofPublicKey} is not null`,
    ),
  ],
);

export const evaluationRollups = pgTable(
  'evaluation_rollups',
  {
    environmentKey: text('environment_key').notNull(),
    featureKey: text('feature_key').notNull(),
    accountKey: text('account_key').notNull(),
    firstOnAt: timestamp('first_on_at', { withTimezone: true }),
    lastOnAt: timestamp('last_on_at', { withTimezone: true }),
    lastAskedAt: timestamp('last_asked_at', { withTimezone: true }).notNull(),
    lastVariant: text('last_variant').notNull(),
    lastOn: integer('last_on').notNull(),
    onCount: bigint('on_count', { mode: 'number' }).notNull().default(0),
    offCount: bigint('off_count', { mode: 'number' }).notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.environmentKey, t.featureKey, t.accountKey] }),
    index('evaluation_rollups_account').on(t.accountKey, t.lastAskedAt),
    index('evaluation_rollups_environment').on(t.environmentKey, t.accountKey, t.lastAskedAt),
    index('evaluation_rollups_asked').on(t.lastAskedAt),
  ],
);

/** How often each account's apps were told `on` and off, by day (UTC): what a sparkline shows. */
export const evaluationDays = pgTable(
  'evaluation_days',
  {
    featureKey: text('feature_key').notNull(),
    accountKey: text('account_key').notNull(),
    day: date({ mode: 'string' }).notNull(),
    onCount: bigint('on_count', { mode: 'number' }).notNull().default(0),
    offCount: bigint('off_count', { mode: 'number' }).notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.featureKey, t.accountKey, t.day] }),
    index('evaluation_days_day').on(t.day),
  ],
);

/** What servers' apps asked for and is not there: the latest thousand. */
export const unknownAsks = pgTable(
  'unknown_asks',
  {
    kind: text().$type<'feature' | 'account'>().notNull(),
    apiKeyId: text('api_key_id').notNull(),
    asked: text().notNull(),
    environmentKey: text('environment_key').notNull(),
    lastAskedAt: timestamp('last_asked_at', { withTimezone: true }).notNull(),
    times: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.apiKeyId, t.asked] }),
    index('unknown_asks_asked').on(t.lastAskedAt),
  ],
);
