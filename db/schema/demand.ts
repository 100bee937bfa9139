import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Sentiment } from '#domain/feedback.ts';
import { grants, requests } from './access.ts';
import { accounts } from './accounts.ts';
import { features, rounds } from './features.ts';
import { users } from './users.ts';

const featureId = uuid('feature_id')
  .notNull()
  .references(() => features.id);
const accountId = uuid('account_id')
  .notNull()
  .references(() => accounts.id);

/** "Acme asked for this" before it could be had. At most one per feature and account is open. */
export const interests = pgTable(
  'interests',
  {
    id: uuid().primaryKey(),
    featureId,
    accountId,
    heardBy: uuid('heard_by')
      .notNull()
      .references(() => users.id),
    note: text().notNull(),
    /** What the deal is worth, in whole US dollars. */
    dealValue: integer('deal_value'),
    dealCloseDate: date('deal_close_date', { mode: 'string' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    settledAt: timestamp('settled_at', { withTimezone: true }),
    settledAs: text('settled_as').$type<'had' | 'asked' | 'withdrawn'>(),
  },
  (t) => [
    uniqueIndex('interests_one_open').on(t.featureId, t.accountId).where(sql`${t.settledAt} is null`),
    index('interests_feature').on(t.featureId, t.createdAt),
    index('interests_account').on(t.accountId, t.createdAt),
    check('interests_settled_whole', sql`(${t.settledAt} is null) = (${t.settledAs} is null)`),
  ],
);

/** What an account said about a feature in a round. */
export const feedback = pgTable(
  'feedback',
  {
    id: uuid().primaryKey(),
    featureId,
    accountId,
    roundId: uuid('round_id').references(() => rounds.id),
    sentiment: text().$type<Sentiment>().notNull(),
    text: text().notNull(),
    link: text(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => users.id),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    index('feedback_feature').on(t.featureId, t.createdAt),
    index('feedback_account').on(t.accountId, t.createdAt),
  ],
);

/** What people say to each other about one request, one grant or one piece of feedback. */
export const comments = pgTable(
  'comments',
  {
    id: uuid().primaryKey(),
    requestId: uuid('request_id').references(() => requests.id),
    grantId: uuid('grant_id').references(() => grants.id),
    feedbackId: uuid('feedback_id').references(() => feedback.id),
    text: text().notNull(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => users.id),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    index('comments_request').on(t.requestId, t.createdAt),
    index('comments_grant').on(t.grantId, t.createdAt),
    index('comments_feedback').on(t.feedbackId, t.createdAt),
    check('comments_about_one', sql`num_nonnulls(${t.requestId}, ${t.grantId}, ${t.feedbackId}) = 1`),
  ],
);
