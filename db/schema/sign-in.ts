import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { users } from './users.ts';

/** One sign-in of one person in one browser. The cookie names it; without its row here the cookie is worth nothing. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    method: text().$type<'password' | 'single_sign_on'>().notNull(),
    beganAt: timestamp('began_at', { withTimezone: true }).notNull(),
    seenAt: timestamp('seen_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    /** What the browser calls itself, and the address it came from: for its owner to tell theirs from a stranger's. */
    userAgent: text('user_agent').notNull().default(''),
    address: text().notNull().default(''),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    endedBecause: text('ended_because').$type<SessionEnd>(),
  },
  (t) => [
    index('sessions_user').on(t.userId, t.beganAt),
    index('sessions_expiry').on(t.expiresAt),
    check('sessions_method', sql`${t.method} in ('password', 'single_sign_on')`),
    check('sessions_end', sql`(${t.endedAt} is null) = (${t.endedBecause} is null)`),
  ],
);

export type SessionEnd =
  | 'signed_out'
  | 'ended_by_owner'
  | 'ended_by_admin'
  | 'password'
  | 'role_lost'
  | 'deactivated';

/** The secret of an authenticator app, sealed. Nothing is asked for before it is confirmed. */
export const secondFactors = pgTable('second_factors', {
  userId: uuid('user_id')
    .primaryKey()
    .references(() => users.id),
  sealedSecret: text('sealed_secret').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
  /** The time step of the last code that was taken: no code is taken twice. */
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
});

/** For whoever lost the authenticator. Random enough for a plain hash. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    hash: text().notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.userId, t.hash] })],
);

/** A link in an e-mail with which one chooses a password. What it carries is signed, and not kept here. */
export const passwordLinks = pgTable(
  'password_links',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    purpose: text().$type<'reset' | 'invitation'>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    /** Used, or replaced by a later one. */
    spentAt: timestamp('spent_at', { withTimezone: true }),
    /** When it was handed to the queue that mails it. */
    queuedAt: timestamp('queued_at', { withTimezone: true }),
  },
  (t) => [
    index('password_links_user').on(t.userId, t.createdAt),
    index('password_links_to_mail').on(t.createdAt).where(sql`${t.queuedAt} is null`),
    check('password_links_purpose', sql`${t.purpose} in ('reset', 'invitation')`),
  ],
);
