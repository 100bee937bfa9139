import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  check,
  customType,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { GrantEnding, GrantSource } from '#domain/grants.ts';
import type { ApprovalStep, Rule } from '#domain/policy.ts';
import type { RequestStatus } from '#domain/requests.ts';
import { accounts } from './accounts.ts';
import { features, rounds } from './features.ts';
import { users } from './users.ts';

const tstzrange = customType<{ data: string }>({ dataType: () => 'tstzrange' });

export const policyVersions = pgTable('policy_versions', {
  version: integer().primaryKey(),
  rules: jsonb().$type<Rule[]>().notNull(),
  reason: text().notNull(),
  publishedBy: uuid('published_by').references(() => users.id),
  publishedAt: timestamp('published_at', { withTimezone: true }).notNull(),
});

export const exclusions = pgTable(
  'exclusions',
  {
    id: uuid().primaryKey(),
    featureId: uuid('feature_id')
      .notNull()
      .references(() => features.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    reason: text().notNull(),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => users.id),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    liftedAt: timestamp('lifted_at', { withTimezone: true }),
    revision: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [
    index('exclusions_revision').on(t.revision),
    uniqueIndex('exclusions_one_living').on(t.featureId, t.accountId).where(sql`${t.liftedAt} is null`),
  ],
);

export const requests = pgTable(
  'requests',
  {
    id: uuid().primaryKey(),
    featureId: uuid('feature_id')
      .notNull()
      .references(() => features.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    roundId: uuid('round_id')
      .notNull()
      .references(() => rounds.id),
    status: text().$type<RequestStatus>().notNull(),
    revision: integer().notNull().default(1),
    requestedBy: uuid('requested_by')
      .notNull()
      .references(() => users.id),
    /** Whoever it was asked for: the same person, or the colleague on whose behalf it was asked. */
    requestedFor: uuid('requested_for')
      .notNull()
      .references(() => users.id),
    reason: text().notNull(),
    days: integer().notNull(),
    dealCloseDate: date('deal_close_date', { mode: 'string' }),
    /** What the deal is worth, in whole US dollars. */
    dealValue: integer('deal_value'),
    /** Null means as soon as it is granted. */
    startsAt: timestamp('starts_at', { withTimezone: true }),
    /** The living grant that it asks to make longer; null when it asks for a new one. */
    extendsGrantId: uuid('extends_grant_id').references((): AnyPgColumn => grants.id),
    /** Null means the one that is usual when it is approved. */
    variant: text(),
    /** Contact keys it is asked for; empty means everyone at the account. */
    contactKeys: text('contact_keys').array().notNull().default([]),
    steps: jsonb().$type<ApprovalStep[]>().notNull(),
    policyVersion: integer('policy_version')
      .notNull()
      .references(() => policyVersions.version),
    ruleText: text('rule_text').notNull(),
    intentAt: timestamp('intent_at', { withTimezone: true }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    /** When the revision that stands now was made: approvers are reminded from here on. */
    revisedAt: timestamp('revised_at', { withTimezone: true }).notNull(),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    /** Since when it waits for a place; null when it never did. */
    waitsSince: timestamp('waits_since', { withTimezone: true }),
    /** Where the product manager put it in the line; null means after those that were put, by `waitsSince`. */
    waitPlace: integer('wait_place'),
    offeredAt: timestamp('offered_at', { withTimezone: true }),
    /** The offered place is held until then, and the clock alone ends it. */
    offeredUntil: timestamp('offered_until', { withTimezone: true }),
  },
  (t) => [
    check(
      'requests_offer_ends',
      sql`${t.status} <> 'offered' or (${t.offeredAt} is not null and ${t.offeredUntil} > ${t.offeredAt})`,
    ),
    index('requests_round_waiting').on(t.roundId).where(sql`${t.status} in ('waitlisted', 'offered')`),
    uniqueIndex('requests_one_pending')
      .on(t.featureId, t.accountId)
      .where(sql`${t.status} in ('pending', 'waitlisted', 'offered')`),
    index('requests_account').on(t.accountId, t.createdAt),
    index('requests_feature').on(t.featureId, t.createdAt),
    index('requests_open')
      .on(t.createdAt, t.id)
      .where(sql`${t.status} in ('pending', 'waitlisted', 'offered')`),
    index('requests_round_line')
      .on(t.roundId)
      .where(sql`${t.waitsSince} is not null or ${t.offeredAt} is not null`),
    index('requests_requested_by').on(t.requestedBy, t.createdAt),
    index('requests_requested_for').on(t.requestedFor, t.createdAt),
    index('requests_pending').on(t.createdAt).where(sql`${t.status} = 'pending'`),
    index('requests_decided')
      .on(t.featureId, t.decidedAt)
      .where(sql`${t.status} in ('approved', 'rejected')`),
  ],
);

export const approvals = pgTable(
  'approvals',
  {
    id: uuid().primaryKey(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => requests.id),
    requestRevision: integer('request_revision').notNull(),
    step: integer().notNull(),
    decidedBy: uuid('decided_by')
      .notNull()
      .references(() => users.id),
    /** Whoever is away and was stood in for. */
    onBehalfOf: uuid('on_behalf_of').references(() => users.id),
    decision: text().$type<'approve' | 'reject'>().notNull(),
    reason: text(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (t) => [unique('approvals_one_per_person').on(t.requestId, t.requestRevision, t.decidedBy)],
);

export const grants = pgTable(
  'grants',
  {
    id: uuid().primaryKey(),
    featureId: uuid('feature_id').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    roundId: uuid('round_id').references(() => rounds.id),
    requestId: uuid('request_id').references(() => requests.id),
    variant: text().notNull(),
    /** Contact keys it is narrowed to; empty means everyone at the account. */
    contactKeys: text('contact_keys').array().notNull().default([]),
    source: text().$type<GrantSource>().notNull(),
    startsAt: timestamp('starts_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    endedAs: text('ended_as').$type<GrantEnding>(),
    endReason: text('end_reason'),
    reason: text().notNull(),
    policyVersion: integer('policy_version').references(() => policyVersions.version),
    ruleText: text('rule_text').notNull(),
    grantedBy: uuid('granted_by')
      .notNull()
      .references(() => users.id),
    /** Whose budget it counts against: whoever it was asked for, else whoever granted it. */
    sellerId: uuid('seller_id')
      .notNull()
      .references(() => users.id),
    /** The grant of an earlier round that this one goes on with. */
    carriedFrom: uuid('carried_from').references((): AnyPgColumn => grants.id),
    intentAt: timestamp('intent_at', { withTimezone: true }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    lives: tstzrange().generatedAlwaysAs(
      sql`tstzrange(starts_at, greatest(starts_at, least(expires_at, ended_at)))`,
    ),
    /** The upper end of `lives` as a column of its own: indexes count with it without reading the rows. */
    endsAt: timestamp('ends_at', { withTimezone: true }).generatedAlwaysAs(
      sql`case when least(expires_at, ended_at) > starts_at then least(expires_at, ended_at) end`,
    ),
    revision: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [
    foreignKey({ columns: [t.featureId], foreignColumns: [features.id] }),
    index('grants_revision').on(t.revision),
    index('grants_created').on(t.createdAt),
    index('grants_feature_ends').on(t.featureId, t.endsAt),
    index('grants_account_ends').on(t.accountId, t.endsAt),
    index('grants_round_ends').on(t.roundId, t.endsAt, t.accountId),
    index('grants_seller_ends').on(t.sellerId, t.endsAt),
    index('grants_request').on(t.requestId).where(sql`${t.requestId} is not null`),
    index('grants_break_glass').on(t.createdAt).where(sql`${t.source} = 'break_glass'`),
    index('grants_feature').on(t.featureId, t.createdAt),
    index('grants_account').on(t.accountId, t.createdAt),
    index('grants_granted_by').on(t.grantedBy, t.createdAt),
    index('grants_ends_soon').on(t.expiresAt).where(sql`${t.endedAt} is null`),
    check('grants_end_after_start', sql`${t.expiresAt} > ${t.startsAt}`),
  ],
);

/** What a second person said about a break-glass. */
export const breakGlassReviews = pgTable('break_glass_reviews', {
  grantId: uuid('grant_id')
    .primaryKey()
    .references(() => grants.id),
  verdict: text().$type<'justified' | 'not_justified'>().notNull(),
  note: text().notNull(),
  reviewedBy: uuid('reviewed_by')
    .notNull()
    .references(() => users.id),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
});

/** First `on` answer given to the customer's app after the grant; written by the evaluators. */
export const grantActivations = pgTable(
  'grant_activations',
  {
    grantId: uuid('grant_id')
      .primaryKey()
      .references(() => grants.id),
    environmentKey: text('environment_key').notNull(),
    firstOnAt: timestamp('first_on_at', { withTimezone: true }).notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }),
  },
  (t) => [index('grant_activations_unrecorded').on(t.firstOnAt).where(sql`${t.recordedAt} is null`)],
);
