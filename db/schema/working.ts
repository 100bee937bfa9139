import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { AccessDecision } from '#domain/access.ts';
import type { MailPace, NoticeKind } from '#domain/notices.ts';
import type { PolicyFacts } from '#domain/policy.ts';
import type { SecondFactorFor } from '#domain/second-factor.ts';
import { users } from './users.ts';

/** One row: the waiting times of the house. */
export const settings = pgTable(
  'settings',
  {
    id: integer().primaryKey().default(1),
    /** Hours for which an offered place is held. */
    offerHours: integer('offer_hours').notNull().default(48),
    /** Hours after which approvers are reminded. */
    reminderHours: integer('reminder_hours').notNull().default(24),
    /** Hours after which anybody of the same role may decide. */
    escalationHours: integer('escalation_hours').notNull().default(72),
    /** Who must prove more than a password to come in. */
    secondFactorFor: text('second_factor_for').$type<SecondFactorFor>().notNull().default('nobody'),
  },
  (t) => [
    check('settings_one_row', sql`${t.id} = 1`),
    check('settings_second_factor', sql`${t.secondFactorFor} in ('nobody', 'admins', 'everybody')`),
    check(
      'settings_in_bounds',
      sql`${t.offerHours} between 1 and 720 and ${t.reminderHours} between 1 and 720 and ${t.escalationHours} between ${t.reminderHours} and 1440`,
    ),
  ],
);

/** Each time that somebody asked for access, with what the policy looked at: new policies are tried on these. */
export const asks = pgTable(
  'asks',
  {
    id: uuid().primaryKey(),
    at: timestamp({ withTimezone: true }).notNull(),
    askedBy: uuid('asked_by').notNull(),
    featureId: uuid('feature_id').notNull(),
    accountId: uuid('account_id').notNull(),
    facts: jsonb().$type<PolicyFacts>().notNull(),
    outcome: text().$type<AccessDecision['kind']>().notNull(),
    /** Whether a rule of the round decided: no policy of the company would have been asked. */
    byRound: boolean('by_round').notNull(),
    policyVersion: integer('policy_version').notNull(),
    ruleText: text('rule_text').notNull(),
  },
  (t) => [index('asks_at').on(t.at)],
);

/** While one is away, another of the same role decides in their place. */
export const delegations = pgTable(
  'delegations',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    delegateId: uuid('delegate_id')
      .notNull()
      .references(() => users.id),
    startsAt: timestamp('starts_at', { withTimezone: true }).notNull(),
    endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    index('delegations_user').on(t.userId),
    index('delegations_delegate').on(t.delegateId),
    check('delegations_two_people', sql`${t.userId} <> ${t.delegateId}`),
    check('delegations_end_after_start', sql`${t.endsAt} > ${t.startsAt}`),
  ],
);

/** What a person wants to be told of, and how; a kind without a row is as usual. */
export const noticeSettings = pgTable(
  'notice_settings',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    kind: text().$type<NoticeKind>().notNull(),
    inApp: boolean('in_app').notNull(),
    mail: text().$type<MailPace>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.kind] })],
);

/** What was told because of a time that came, so that it is told once. */
export const reminders = pgTable(
  'reminders',
  {
    id: uuid().primaryKey(),
    kind: text()
      .$type<'grant_7' | 'grant_1' | 'request_reminded' | 'request_escalated' | 'digest'>()
      .notNull(),
    /** The grant, request or person. */
    subjectId: uuid('subject_id').notNull(),
    /** The time it was about: a grant that was made longer is told of again. */
    about: timestamp({ withTimezone: true }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (t) => [unique('reminders_once').on(t.kind, t.subjectId, t.about)],
);
