import { Writable } from 'node:stream';
import { pino } from 'pino';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { startChores } from './chores.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  house.now = new Date(Date.now() - 60_000);
});

test('a chore that fails keeps no other from being done, and is told once', async () => {
  const { featureId } = await house.open({ seats: 1 });
  const grantId = await house.grant(featureId, await house.account());
  await house.done(requestFeatureVerb, 'sales', wish(featureId, await house.account()));
  await house.done(revokeGrantVerb, 'pm', { grantId, reason: 'They are done.' });
  const other = await house.open();
  const endsSoon = await house.grant(other.featureId, await house.account());
  await house.sql`update grants set expires_at = now() + interval '6 days', starts_at = now() - interval '9 days'
    where id = ${endsSoon}`;
  await house.sql.unsafe(`
    create sequence tries;
    create function refuse_change() returns trigger language plpgsql as $$
    begin perform nextval('tries'); raise exception 'the line is broken'; end $$;
    create trigger broken before update on requests for each row execute function refuse_change()`);

  const lines: { chore: string; err: { message: string } }[] = [];
  const sink = new Writable({
    write: (line, _encoding, done) => {
      lines.push(JSON.parse(String(line)));
      done();
    },
  });
  const before = await house.mark();
  const chores = startChores({ house: house.house, url: house.url, log: pino(sink) });
  onTestFinished(() => chores.stop());
  const patience = { timeout: 20_000, interval: 50 };
  await expect.poll(() => house.told(before), patience).toEqual(['grant.ends_soon']);
  await expect.poll(tries, patience).toBeGreaterThan(2);
  expect(lines).toMatchObject([{ chore: 'waitlists' }]);

  await house.sql`drop trigger broken on requests`;
  await expect.poll(() => house.told(before), patience).toEqual(['grant.ends_soon', 'request.offered']);
  expect(lines).toHaveLength(1);
});

/** A sequence goes on whatever is rolled back. */
async function tries(): Promise<number> {
  const [row] = await house.sql<{ count: number }[]>`select last_value::int as count from tries`;
  return row?.count ?? 0;
}
