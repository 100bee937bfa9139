import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LOOPBACK } from './free-port.ts';

/** @returns the address of a database of the embedded PostgreSQL in that folder, running or not; undefined where there is none. */
export function embeddedAddress(dataDir: string, database: string): string | undefined {
  const read = (name: string) => {
    const file = join(resolve(dataDir), name);
    return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  };
  const [password, port] = [read('password'), read('port')];
  return password && port && `postgres://postgres:${password}@${LOOPBACK}:${port}/${database}`;
}
