import { z } from 'zod';

/**
 * A backup is gzip over text as `psql` reads it: a first line with what is in it, each table as `COPY … FROM stdin;`, its
 * rows and `\.`, and a last line with what was counted. Both lines are JSON behind `-- `.
 */
export const backupForm = 1;

const table = z.object({
  name: z.string(),
  columns: z.array(z.string()).min(1),
  /** How its rows are ordered, so that equal tables give equal bytes. */
  order: z.string(),
});

export const headerSchema = z.object({
  latchkeyBackup: z.literal(backupForm),
  takenAt: z.iso.datetime(),
  /** The last migration of the database that it is of. */
  level: z.string(),
  tables: z.array(table),
  sequences: z.array(z.object({ name: z.string(), last: z.string().nullable() })),
});

const counted = z.object({ rows: z.number(), sha256: z.string() });

export const trailerSchema = z.object({
  tables: z.record(z.string(), counted),
  /** The end of the audit chain. */
  audit: z.object({ seq: z.number(), hash: z.string() }),
});

export type BackupTable = z.infer<typeof table>;
export type BackupHeader = z.infer<typeof headerSchema>;
export type BackupTrailer = z.infer<typeof trailerSchema>;
export type Counted = z.infer<typeof counted>;

/** What waits to be told, beside the tables: queue and data of each job, in no particular order. */
export const queueTable = { name: 'waiting_jobs', columns: ['queue', 'data'] } as const;

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
