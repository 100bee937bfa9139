import { sql } from 'drizzle-orm';
import {
  bigint,
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
import type { ImportPlan } from '#domain/importing/plan.ts';
import { users } from './users.ts';

/** Filters, sort and order of a list that a person gave a name; nobody else sees them. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    screen: text().$type<'accounts' | 'features' | 'timeline'>().notNull(),
    name: text().notNull(),
    /** The query part of the screen's address, without the question mark. */
    query: text().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    unique('saved_views_name').on(t.userId, t.screen, t.name),
    check('saved_views_screen', sql`${t.screen} in ('accounts', 'features', 'timeline')`),
  ],
);

/** A part of the timeline that is written out in the background, a chunk at a time, so that it can go on after a crash. */
export const exportJobs = pgTable(
  'export_jobs',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    format: text().$type<'csv' | 'json' | 'chain'>().notNull(),
    /** What of the timeline is asked for, as its screen keeps it in the address. */
    filter: jsonb().$type<Record<string, string>>().notNull(),
    /** The last event that existed when it was asked for: later ones are not in it. */
    upTo: bigint('up_to', { mode: 'number' }).notNull(),
    status: text().$type<'waiting' | 'running' | 'done' | 'failed' | 'cancelled'>().notNull(),
    /** Events to write, and written so far. */
    total: bigint({ mode: 'number' }).notNull(),
    written: bigint({ mode: 'number' }).notNull().default(0),
    /** The sentence that its reader sees when it failed. */
    problem: text(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
  },
  (t) => [
    index('export_jobs_user').on(t.userId, t.createdAt),
    index('export_jobs_open').on(t.createdAt).where(sql`${t.status} in ('waiting', 'running')`),
  ],
);

export const exportParts = pgTable(
  'export_parts',
  {
    jobId: uuid('job_id')
      .notNull()
      .references(() => exportJobs.id, { onDelete: 'cascade' }),
    part: integer().notNull(),
    /** The next part begins before this event, as the timeline runs backwards. */
    lastSeq: bigint('last_seq', { mode: 'number' }).notNull(),
    content: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.jobId, t.part] })],
);

/** A file of accounts: looked through first, then imported row by row in the background. */
export const importJobs = pgTable(
  'import_jobs',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    fileName: text('file_name').notNull(),
    columns: text().array().notNull(),
    /** Which column of the file fills which field of an account, and what stands where a new one's cell is empty. */
    mapping: jsonb().$type<Pick<ImportPlan, 'fields' | 'otherwise'>>().notNull(),
    status: text().$type<'draft' | 'waiting' | 'running' | 'done' | 'cancelled'>().notNull(),
    total: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
  },
  (t) => [
    index('import_jobs_user').on(t.userId, t.createdAt),
    index('import_jobs_open').on(t.createdAt).where(sql`${t.status} in ('waiting', 'running')`),
  ],
);

export const importRows = pgTable(
  'import_rows',
  {
    jobId: uuid('job_id')
      .notNull()
      .references(() => importJobs.id, { onDelete: 'cascade' }),
    /** The line of the file on which it begins; the first is 1. */
    line: integer().notNull(),
    cells: text().array().notNull(),
    outcome: text().$type<'waits' | 'created' | 'changed' | 'same' | 'refused'>().notNull(),
    /** Why it was refused, for whoever mends the file. */
    problem: text(),
  },
  (t) => [
    primaryKey({ columns: [t.jobId, t.line] }),
    index('import_rows_outcome').on(t.jobId, t.outcome, t.line),
  ],
);
