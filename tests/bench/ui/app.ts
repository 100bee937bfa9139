import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { findFreePort } from '#db/free-port.ts';
import type { Role } from '#domain/permissions.ts';
import { launch } from '#scripts/launch.ts';
import { signIn } from '#tests/bench/sign-in.ts';

export interface App {
  readonly url: string;
  readonly sql: Sql;
  /** The cookie of somebody of that role who is signed in. */
  readonly cookieOf: (role: Role) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** The built app on the data in that folder, which `seed:large` may have filled; without one, on the demo's. */
export async function openApp(kept: string | undefined): Promise<App> {
  const dataDir = kept ? resolve(kept) : mkdtempSync(join(tmpdir(), 'latchkey-ui-'));
  const launched = await launch({ mode: 'production', dataDir, port: await findFreePort() });
  const { url, users } = launched.demo;
  const sql = postgres(launched.databaseUrl, { max: 1, onnotice: () => {} });
  const cookies = new Map<Role, Promise<string>>();
  const cookieOf = (role: Role) => {
    const known =
      cookies.get(role) ??
      signIn(
        url,
        users.find((user) => user.role === role),
      );
    cookies.set(role, known);
    return known;
  };
  const close = async () => {
    await sql.end();
    await launched.stop();
    if (!kept) rmSync(dataDir, { recursive: true, force: true });
  };
  return { url, sql, cookieOf, close };
}
