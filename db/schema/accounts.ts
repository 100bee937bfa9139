import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { AccountTier, AccountType } from '#domain/accounts.ts';
import { teams, users } from './users.ts';

export const accounts = pgTable(
  'accounts',
  {
    id: uuid().primaryKey(),
    key: text().notNull().unique(),
    name: text().notNull(),
    crmId: text('crm_id'),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => users.id),
    teamId: uuid('team_id').references(() => teams.id),
    tier: text().$type<AccountTier>().notNull(),
    /** Annual recurring revenue in whole US dollars. */
    arr: integer().notNull().default(0),
    region: text().notNull(),
    type: text().$type<AccountType>().notNull(),
    tags: text().array().notNull().default([]),
    attributes: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** Made to try things out; taken away again with the rest of the sample data. */
    sample: boolean().notNull().default(false),
    archivedAt: timestamp('archived_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    revision: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [
    index('accounts_revision').on(t.revision),
    index('accounts_owner').on(t.ownerId),
    index('accounts_team').on(t.teamId),
    index('accounts_crm').on(t.crmId).where(sql`${t.crmId} is not null`),
    index('accounts_sample').on(t.id).where(sql`${t.sample}`),
    index('accounts_tags').on(t.tags).where(sql`${t.archivedAt} is null`),
    index('accounts_name').on(sql`lower(${t.name}) text_pattern_ops`),
    index('accounts_key_prefix').on(sql`${t.key} text_pattern_ops`),
    index('accounts_by_name').on(t.name, t.id),
    index('accounts_by_value').on(t.arr, t.id),
    check('accounts_arr_not_negative', sql`${t.arr} >= 0`),
  ],
);

export const contacts = pgTable(
  'contacts',
  {
    id: uuid().primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    key: text().notNull(),
    name: text().notNull(),
    email: text(),
  },
  (t) => [
    unique('contacts_account_key').on(t.accountId, t.key),
    index('contacts_name_trgm').using('gin', t.name.op('gin_trgm_ops')),
    index('contacts_email_trgm').using('gin', t.email.op('gin_trgm_ops')),
  ],
);
