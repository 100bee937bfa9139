import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EvaluationProcess, startProcess, stopProcesses } from '#tests/support/evaluation-process.ts';
import { type FaultDatabase, openFaultDatabase } from '#tests/support/fault-database.ts';
import { issueKey, seedLarge } from '#tests/support/large-house.ts';

interface Night {
  readonly zone: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** The first of each zone begins and ends at the same time of the clock on the wall, as the clock goes back in between. */
const nights: readonly Night[] = [
  { zone: 'Europe/Berlin', startsAt: '2026-10-25T00:30:00.000Z', endsAt: '2026-10-25T01:30:00.000Z' },
  { zone: 'Europe/Berlin', startsAt: '2027-03-28T00:59:59.999Z', endsAt: '2027-03-28T01:00:00.000Z' },
  { zone: 'America/New_York', startsAt: '2026-11-01T05:30:00.000Z', endsAt: '2026-11-01T06:30:00.000Z' },
  { zone: 'America/New_York', startsAt: '2027-03-14T04:00:00.000Z', endsAt: '2027-03-15T04:00:00.000Z' },
  { zone: 'Australia/Lord_Howe', startsAt: '2026-04-04T14:45:00.000Z', endsAt: '2026-04-04T15:15:00.000Z' },
  { zone: 'Australia/Lord_Howe', startsAt: '2026-10-03T15:29:59.999Z', endsAt: '2026-10-03T15:30:00.001Z' },
];
const before = Date.parse('2026-01-01T00:00:00Z');
const bulk = '/ofrep/v1/evaluate/flags';

let database: FaultDatabase;
let key: string;

beforeAll(async () => {
  database = await openFaultDatabase();
  await seedLarge(database.sql, { features: 3, accounts: nights.length, grants: 0 });
  key = await issueKey(database.sql);
  for (const [place, { startsAt, endsAt }] of nights.entries())
    await database.sql`
      insert into grants (id, feature_id, account_id, variant, source, starts_at, expires_at, reason, rule_text,
        granted_by, seller_id, intent_at, created_at)
      select gen_random_uuid(), f.id, a.id, 'on', 'direct', ${startsAt}, ${endsAt}, 'A night.', 'A night.', a.owner_id, a.owner_id,
        ${startsAt}, ${startsAt}
      from features f, accounts a where f.key = 'feature-001' and a.key = ${`account-${place}`}`;
});
afterAll(async () => {
  await stopProcesses();
  await database.close();
});

interface Heard {
  readonly single: unknown;
  readonly bulk: unknown;
  readonly etag: string | null;
}

async function hear(server: EvaluationProcess, account: string): Promise<Heard> {
  const ask = (path: string) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify({ context: { targetingKey: account } }),
    });
  const single = (await (await ask(`${bulk}/feature-001`)).json()) as { value: unknown };
  const all = await ask(bulk);
  const { flags } = (await all.json()) as { flags: { key: string; value: unknown }[] };
  return {
    single: single.value,
    bulk: flags.find((flag) => flag.key === 'feature-001')?.value,
    etag: all.headers.get('etag'),
  };
}

test.each([...new Set(nights.map(({ zone }) => zone))])(
  'in %s every grant starts and ends at its millisecond, with nothing written and no job run',
  async (zone) => {
    await database.sql.unsafe(`alter database house set timezone to '${zone}'`);
    const server = await startProcess({ databaseUrl: database.url, zone, clock: before });
    const position =
      await database.sql`select revision, (select count(*)::int from audit_events) from evaluation_state`;
    for (const [place, night] of nights.entries()) {
      if (night.zone !== zone) continue;
      const [start, end] = [Date.parse(night.startsAt), Date.parse(night.endsAt)];
      const at = async (moment: number) => {
        await server.setClock(moment);
        return hear(server, `account-${place}`);
      };
      const heard = [await at(start - 1), await at(start), await at(end - 1), await at(end)];
      expect(heard.map(({ single }) => single)).toEqual([false, true, true, false]);
      expect(heard.map(({ bulk }) => bulk)).toEqual([false, true, true, false]);
      const [offBefore, onFirst, onLast, offAfter] = heard.map(({ etag }) => etag);
      expect({ onFirst, offAfter }).toEqual({ onFirst: onLast, offAfter: offBefore });
      expect(onFirst).not.toBe(offBefore);
      expect((await at(end - 1)).single).toBe(true);
      expect((await at(start - 1)).single).toBe(false);
    }
    expect(
      await database.sql`select revision, (select count(*)::int from audit_events) from evaluation_state`,
    ).toEqual(position);
    const [ended] = await database.sql`select count(*)::int as count from grants where ended_at is not null`;
    expect(ended?.count).toBe(0);
  },
);
