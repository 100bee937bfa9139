import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { users } from './users.ts';

/** The house's Ed25519 keys for the heads of the audit chain; the private half sealed. The newest unretired one signs. */
export const signingKeys = pgTable('signing_keys', {
  id: text().primaryKey(),
  /** SubjectPublicKeyInfo, base64. */
  publicKey: text('public_key').notNull(),
  /** PKCS #8, base64, sealed. */
  sealedPrivateKey: text('sealed_private_key').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  retiredAt: timestamp('retired_at', { withTimezone: true }),
});

/** Events up to `seq` were written out, signed for, and may be cut off; the chain goes on behind `hash`. */
export const auditCheckpoints = pgTable('audit_checkpoints', {
  seq: bigint({ mode: 'number' }).primaryKey(),
  hash: text().notNull(),
  at: timestamp({ withTimezone: true }).notNull(),
  /** Of the file that the cut events were written to. */
  archiveSha256: text('archive_sha256').notNull(),
  keyId: text('key_id').notNull(),
  signature: text().notNull(),
});

/** Somebody asked whether the chain holds; it is gone through in the background, and this says how far. */
export const auditVerifications = pgTable(
  'audit_verifications',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    status: text().$type<'waiting' | 'running' | 'holds' | 'broken' | 'failed'>().notNull(),
    /** Events to look at, and looked at so far. */
    total: bigint({ mode: 'number' }).notNull(),
    checked: bigint({ mode: 'number' }).notNull().default(0),
    /** The event that was looked at last, and its hash: whoever goes on after a crash begins behind it. */
    lastSeq: bigint('last_seq', { mode: 'number' }),
    lastHash: text('last_hash'),
    /** Signed heads that it agreed with so far. */
    heads: integer().notNull().default(0),
    /** What does not hold, as a sentence. */
    problem: text(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
  },
  (t) => [
    index('audit_verifications_created').on(t.createdAt),
    check(
      'audit_verifications_status',
      sql`${t.status} in ('waiting', 'running', 'holds', 'broken', 'failed')`,
    ),
  ],
);
