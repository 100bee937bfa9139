import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { linkMs } from '#domain/password-links.ts';

/**
 * Makes a link for whoever has that address and a password, in the place of earlier ones; for an address that nobody
 * has, the same statement finds nobody. It is mailed afterwards, so that nobody hears from the answer which it was.
 */
export async function askReset(db: Database, address: string, now: Date): Promise<void> {
  const [at, until] = [now.toISOString(), new Date(now.getTime() + linkMs.reset).toISOString()];
  await db.execute(sql`
    with found as (
      select id from users where lower(email) = ${address} and active and password_hash is not null
    ), spent as (
      update password_links set spent_at = ${at} where spent_at is null and user_id in (select id from found)
    )
    insert into password_links (id, user_id, purpose, created_at, expires_at)
    select ${randomUUID()}::uuid, id, 'reset', ${at}::timestamptz, ${until}::timestamptz from found`);
}
