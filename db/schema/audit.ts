import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
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
  uuid,
} from 'drizzle-orm/pg-core';
import type { Actor, AuditEvent } from '#domain/audit/events.ts';
import type { MailPace } from '#domain/notices.ts';

/** One row: the end of the audit chain; its lock orders all events. */
export const auditHead = pgTable(
  'audit_head',
  {
    id: integer().primaryKey().default(1),
    seq: bigint({ mode: 'number' }).notNull().default(0),
    hash: text().notNull(),
  },
  (t) => [check('audit_head_one_row', sql`${t.id} = 1`)],
);

interface Telling {
  readonly actor: SQLWrapper;
  readonly event: SQLWrapper;
}

/** Whoever an event was done for without doing it: the index and those who search by it say it in the same words. */
export function inNameOf({ event }: Pick<Telling, 'event'>): SQL {
  const people = ['onBehalfOf', 'inPlaceOf', 'delegate', 'askedBy'].map(
    (name) => sql`${event} -> ${sql.raw(`'${name}'`)} ->> 'id'`,
  );
  return sql`coalesce(${sql.join(people, sql`, `)})`;
}

/** The words by which an event is found. */
export function wordsOf({ actor, event }: Telling): SQL {
  const said = ['reason', 'note', 'ruleText', 'environment'].map(
    (name) => sql`coalesce(${event} ->> ${sql.raw(`'${name}'`)}, '')`,
  );
  const named = ['feature', 'account', 'key', 'onBehalfOf', 'inPlaceOf', 'delegate', 'askedBy'].map(
    (name) => sql`coalesce(${event} -> ${sql.raw(`'${name}'`)} ->> 'name', '')`,
  );
  const texts = [sql`coalesce(${actor} ->> 'name', '')`, ...said, ...named];
  return sql`to_tsvector('simple', ${sql.join(texts, sql` || ' ' || `)})`;
}

/** Append-only. No foreign keys: events outlive whatever they speak of. */
export const auditEvents = pgTable(
  'audit_events',
  {
    seq: bigint({ mode: 'number' }).primaryKey(),
    at: timestamp({ withTimezone: true }).notNull(),
    commandId: uuid('command_id').notNull(),
    /** The HTTP request that it came with, as its answer and the log name it. */
    requestId: text('request_id'),
    actor: jsonb().$type<Actor>().notNull(),
    actorId: uuid('actor_id'),
    type: text().$type<AuditEvent['type']>().notNull(),
    featureId: uuid('feature_id'),
    accountId: uuid('account_id'),
    event: jsonb().$type<AuditEvent>().notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text().notNull(),
  },
  (t) => [
    index('audit_events_feature').on(t.featureId, t.seq),
    index('audit_events_account').on(t.accountId, t.seq),
    index('audit_events_actor').on(t.actorId, t.seq),
    index('audit_events_type').on(t.type, t.seq),
    index('audit_events_at').on(t.at, t.seq),
    index('audit_events_in_name')
      .on(sql`(${inNameOf(t)})`, t.seq)
      .where(sql`${inNameOf(t)} is not null`),
    index('audit_events_words').using('gin', wordsOf(t)),
    index('audit_events_command').on(t.commandId),
    /** Found by its first characters. */
    index('audit_events_hash').on(sql`${t.hash} text_pattern_ops`),
  ],
);

export const commandRecords = pgTable(
  'command_records',
  {
    actorId: uuid('actor_id').notNull(),
    commandId: uuid('command_id').notNull(),
    verb: text().notNull(),
    inputHash: text('input_hash').notNull(),
    result: jsonb().$type<unknown>(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.actorId, t.commandId] })],
);

export const notifications = pgTable(
  'notifications',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id').notNull(),
    eventSeq: bigint('event_seq', { mode: 'number' }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    readAt: timestamp('read_at', { withTimezone: true }),
    /** Whether it stands among the notices; else it was for the mail alone. */
    inApp: boolean('in_app').notNull().default(true),
    /** What its reader had chosen when it was told. */
    mail: text().$type<MailPace>().notNull().default('never'),
    mailedAt: timestamp('mailed_at', { withTimezone: true }),
  },
  (t) => [
    unique('notifications_once').on(t.userId, t.eventSeq),
    index('notifications_user').on(t.userId, t.createdAt),
    index('notifications_unread').on(t.userId).where(sql`${t.readAt} is null and ${t.inApp}`),
    index('notifications_for_digest')
      .on(t.userId, t.createdAt)
      .where(sql`${t.mail} = 'daily' and ${t.mailedAt} is null and ${t.readAt} is null`),
  ],
);
