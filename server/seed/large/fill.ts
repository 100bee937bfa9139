import type { Sql, TransactionSql } from 'postgres';
import { chainEvents } from './chain-events.ts';
import { insertAccounts } from './insert-accounts.ts';
import { insertDemand } from './insert-demand.ts';
import { insertFeatures } from './insert-features.ts';
import { insertGrants } from './insert-grants.ts';
import { insertHouse } from './insert-house.ts';
import { insertNotices } from './insert-notices.ts';
import { insertRequests } from './insert-requests.ts';
import { insertStaff } from './insert-staff.ts';
import { insertUses } from './insert-uses.ts';
import { setSeats } from './set-seats.ts';
import type { LargeSize } from './size.ts';

export interface Filling {
  readonly size: LargeSize;
  readonly now: Date;
  /** Runs one part of the work, and may tell of it. */
  readonly step?: (label: string, work: () => Promise<void>) => Promise<void>;
}

/**
 * Fills a migrated, empty database with a house of that size, the same for the same hour: all of it or nothing. Wants a
 * superuser, because triggers and secondary indexes rest meanwhile; what the triggers hold is true of it all the same.
 */
export async function fillLarge(sql: Sql, { size, now, step = (_, work) => work() }: Filling): Promise<void> {
  await sql.begin(async (tx) => {
    await prepare(tx, now);
    await step('People', () => insertStaff(tx, size));
    await step(`${size.features} features`, () => insertFeatures(tx, size));
    await step(`${size.accounts} accounts`, () => insertAccounts(tx, size));
    await step(`${size.grants} grants`, () => insertGrants(tx, size));
    await step('Requests and demand', async () => {
      await insertRequests(tx, size);
      await insertDemand(tx, size);
      await setSeats(tx);
    });
    await step('What apps asked', () => insertUses(tx));
    await step('Keys, views, asks', () => insertHouse(tx, size));
    await step(`${size.events} events`, () => chainEvents(tx, size));
    await step('Notices', () => insertNotices(tx));
    await tx`update evaluation_state set revision = 1`;
  });
  await step('Statistics', async () => {
    await sql`vacuum analyze`;
  });
}

async function prepare(tx: TransactionSql, now: Date): Promise<void> {
  const hour = new Date(now);
  hour.setUTCMinutes(0, 0, 0);
  await tx`set local session_replication_role = replica`;
  await tx`set local maintenance_work_mem = '512MB'`;
  await tx`set local work_mem = '256MB'`;
  await tx`set local timezone = 'UTC'`;
  await tx.unsafe(`
    create function pg_temp.id_of(told text) returns uuid language sql immutable as $$
      select overlay(overlay(md5(told) placing '4' from 13) placing '8' from 17)::uuid $$;
    create function pg_temp.ago(days numeric) returns timestamptz language sql immutable as $$
      select date_trunc('milliseconds', '${hour.toISOString()}'::timestamptz - days * interval '24 hours') $$;
    create function pg_temp.ago(days float8) returns timestamptz language sql immutable as $$
      select pg_temp.ago(days::numeric) $$`);
}
