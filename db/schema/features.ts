import { sql } from 'drizzle-orm';
import {
  bigint,
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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Serving, ValueType, VariantValue } from '#domain/evaluation.ts';
import type { RoundKind, RoundStatus, Stage } from '#domain/lifecycle.ts';
import type { Condition, Rule } from '#domain/policy.ts';
import type { Readiness } from '#domain/readiness.ts';
import { users } from './users.ts';

export const environments = pgTable('environments', {
  key: text().primaryKey(),
  name: text().notNull(),
  production: boolean().notNull().default(false),
});

export const features = pgTable(
  'features',
  {
    id: uuid().primaryKey(),
    key: text().notNull().unique(),
    name: text().notNull(),
    summary: text().notNull(),
    talkingPoints: text('talking_points').array().notNull().default([]),
    knownLimitations: text('known_limitations').array().notNull().default([]),
    docsUrl: text('docs_url'),
    engineerId: uuid('engineer_id')
      .notNull()
      .references(() => users.id),
    pmId: uuid('pm_id')
      .notNull()
      .references(() => users.id),
    stage: text().$type<Stage>().notNull(),
    valueType: text('value_type').$type<ValueType>().notNull(),
    variants: jsonb().$type<Record<string, VariantValue>>().notNull(),
    onVariant: text('on_variant').notNull(),
    offVariant: text('off_variant').notNull(),
    /** Whether client keys, which anybody can read in a browser, are told of this feature at all. */
    visibleToClients: boolean('visible_to_clients').notNull().default(false),
    /** Made to try things out; taken away again with the rest of the sample data. */
    sample: boolean().notNull().default(false),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    revision: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [
    index('features_revision').on(t.revision),
    index('features_name_trgm').using('gin', t.name.op('gin_trgm_ops')),
    check('features_key_form', sql`${t.key} ~ '^[a-z0-9][a-z0-9._-]{0,63}$'`),
  ],
);

export const featureEnvironments = pgTable(
  'feature_environments',
  {
    featureId: uuid('feature_id')
      .notNull()
      .references(() => features.id),
    environmentKey: text('environment_key')
      .notNull()
      .references(() => environments.key),
    serving: text().$type<Serving>().notNull(),
    /** What was served before the kill switch; null when it is not pulled. */
    killedFrom: text('killed_from').$type<Serving>(),
    killedAt: timestamp('killed_at', { withTimezone: true }),
    killReason: text('kill_reason'),
    revision: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.featureId, t.environmentKey] }),
    index('feature_environments_revision').on(t.revision),
  ],
);

export const rounds = pgTable(
  'rounds',
  {
    id: uuid().primaryKey(),
    featureId: uuid('feature_id')
      .notNull()
      .references(() => features.id),
    kind: text().$type<RoundKind>().notNull(),
    number: integer().notNull(),
    status: text().$type<RoundStatus>().notNull(),
    seats: integer().notNull(),
    defaultDays: integer('default_days').notNull(),
    maxDays: integer('max_days').notNull(),
    eligibility: jsonb().$type<Condition[]>().notNull().default([]),
    rules: jsonb().$type<Rule[]>().notNull().default([]),
    opensWhenReady: boolean('opens_when_ready').notNull().default(false),
    skipReason: text('skip_reason'),
    plannedOpenAt: timestamp('planned_open_at', { withTimezone: true }),
    plannedCloseAt: timestamp('planned_close_at', { withTimezone: true }),
    readyAt: timestamp('ready_at', { withTimezone: true }),
    readyNote: text('ready_note'),
    /** What the engineer had done when it was marked ready. */
    readiness: jsonb().$type<Readiness>(),
    openedAt: timestamp('opened_at', { withTimezone: true }),
    closedAt: timestamp('closed_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    unique('rounds_feature_kind_number').on(t.featureId, t.kind, t.number),
    uniqueIndex('rounds_one_running').on(t.featureId).where(sql`${t.status} in ('open', 'paused')`),
    check('rounds_seats_positive', sql`${t.seats} between 1 and 100000`),
    check('rounds_days_in_order', sql`${t.defaultDays} between 1 and ${t.maxDays}`),
  ],
);
