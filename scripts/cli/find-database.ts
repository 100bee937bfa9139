import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { embeddedAddress } from '#db/embedded-address.ts';

/** The database that is meant: DATABASE_URL, of `.env` too, else that of the demo in `dataDir`. */
export function findDatabase(dataDir: string): string | undefined {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env.DATABASE_URL?.trim() || embeddedAddress(join(dataDir, 'postgres'), 'latchkey');
}

/**
 * What to say when the database refuses or can not be reached.
 * @throws the error itself when it came from elsewhere.
 */
export function databaseAway(url: string, error: unknown): string {
  const { cause = error } = error as { cause?: unknown };
  const { code, message } = cause as { code?: string; message: string };
  if (code === undefined) throw error;
  if ('path' in (cause as object)) return message;
  if (!URL.canParse(url)) return 'DATABASE_URL must look like postgres://user:password@host:5432/database.';
  const { host, pathname } = new URL(url);
  return `The database ${pathname.slice(1)} at ${host} can not be used: ${message || code}. Is it running, and is DATABASE_URL right?`;
}
