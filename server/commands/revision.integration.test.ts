import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { rejectRequestVerb } from '#server/commands/access/reject-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { undoUnlockVerb } from '#server/commands/access/undo-unlock.ts';
import { createKeyVerb } from '#server/commands/api-keys/create-key.ts';
import { revokeKeyVerb } from '#server/commands/api-keys/revoke-key.ts';
import { declareGaVerb } from '#server/commands/features/declare-ga.ts';
import { killFeatureVerb } from '#server/commands/features/kill-feature.ts';
import { liftKillVerb } from '#server/commands/features/lift-kill.ts';
import { retireFeatureVerb } from '#server/commands/features/retire-feature.ts';
import { setServingVerb } from '#server/commands/features/set-serving.ts';
import { setVisibilityVerb } from '#server/commands/features/set-visibility.ts';
import { closeRoundVerb } from '#server/commands/rounds/close-round.ts';
import { markReadyVerb } from '#server/commands/rounds/mark-ready.ts';
import { openRoundVerb } from '#server/commands/rounds/open-round.ts';
import { pauseRoundVerb } from '#server/commands/rounds/pause-round.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
let listener: postgres.Sql;
const heard: string[] = [];
let sentinels = 0;

beforeAll(async () => {
  house = await openTestHouse();
  listener = postgres(house.url, { max: 1 });
  await listener.listen('latchkey_revision', (payload) => heard.push(payload));
});
afterAll(() => listener.end());

const revision = async () => {
  const [state] = await house.sql<{ revision: string }[]>`select revision from evaluation_state`;
  return Number(state?.revision);
};

/** What was announced while it ran, everything before it left out. */
async function announced(run: () => Promise<unknown>): Promise<readonly string[]> {
  const flush = async () => {
    const sentinel = `sentinel-${++sentinels}`;
    await house.sql`select pg_notify('latchkey_revision', ${sentinel})`;
    await expect.poll(() => heard.includes(sentinel), { interval: 2 }).toBe(true);
    return heard.indexOf(sentinel);
  };
  const from = await flush();
  await run();
  return heard.slice(from + 1, await flush());
}

const reason = 'As said.';
const inProduction = (featureId: string) => ({ featureId, environmentKey: 'production', reason });

describe('an evaluation may change, so it is announced, once, with its revision', () => {
  const cases: Record<string, () => Promise<() => Promise<unknown>>> = {
    'a new feature': async () => () => house.feature(),
    'a new account': async () => () => house.account(),
    'ready and opened at once, with its stage': async () => {
      const roundId = await house.plan(await house.feature());
      return () => house.done(markReadyVerb, 'engineer', { roundId });
    },
    'an unlock': async () => {
      const { featureId } = await house.open();
      const accountId = await house.account();
      return () => house.grant(featureId, accountId);
    },
    'the end of a grant': async () => {
      const { featureId } = await house.open();
      const grantId = await house.grant(featureId, await house.account());
      return () => house.done(revokeGrantVerb, 'pm', { grantId, reason });
    },
    'an undo': async () => {
      const { featureId } = await house.open();
      const grantId = await house.grant(featureId, await house.account());
      return () => house.done(undoUnlockVerb, 'sales', { grantId });
    },
    'an approval': async () => {
      const { featureId } = await house.open({ kind: 'alpha' });
      const input = wish(featureId, await house.account());
      const { requestId } = await house.done(requestFeatureVerb, 'sales', input);
      return () => house.done(approveRequestVerb, 'pm', { requestId, revision: 1 });
    },
    'a kill': async () => {
      const { featureId } = await house.open();
      return () => house.done(killFeatureVerb, 'pm', inProduction(featureId));
    },
    'a kill that is lifted': async () => {
      const { featureId } = await house.open();
      await house.done(killFeatureVerb, 'pm', inProduction(featureId));
      return () => house.done(liftKillVerb, 'pm', inProduction(featureId));
    },
    'everyone in staging': async () => {
      const featureId = await house.feature();
      const staging = { featureId, environmentKey: 'staging', serving: 'everyone' };
      return () => house.done(setServingVerb, 'engineer', staging);
    },
    'a feature that browser apps may see': async () => {
      const featureId = await house.feature();
      return () => house.done(setVisibilityVerb, 'pm', { featureId, visibleToClients: true });
    },
    'a round that closes on somebody': async () => {
      const { featureId, roundId } = await house.open();
      const grantId = await house.grant(featureId, await house.account());
      const fates = [{ grantId, fate: 'end' }];
      return () => house.done(closeRoundVerb, 'pm', { roundId, fates });
    },
    'general availability': async () => {
      const { featureId } = await house.open();
      await house.grant(featureId, await house.account());
      return () => house.done(declareGaVerb, 'pm', { featureId });
    },
    'the end of a feature': async () => {
      const { featureId } = await house.open();
      return () => house.done(retireFeatureVerb, 'pm', { featureId, reason });
    },
    'a new key': async () => () =>
      house.done(createKeyVerb, 'admin', { name: 'App', kind: 'server', environmentKey: 'production' }),
    'a key that is revoked': async () => {
      const input = {
        name: 'App',
        kind: 'client',
        environmentKey: 'production',
        origins: ['https://app.example.com'],
      };
      const { keyId } = await house.done(createKeyVerb, 'admin', input);
      return () => house.done(revokeKeyVerb, 'admin', { keyId });
    },
  };

  test.each(Object.entries(cases))('%s', async (_name, prepare) => {
    const run = await prepare();
    const before = await revision();
    expect(await announced(run)).toEqual([String(before + 1)]);
    expect(await revision()).toBe(before + 1);
  });
});

describe('no evaluation changes, so nothing is announced', () => {
  const cases: Record<string, () => Promise<() => Promise<unknown>>> = {
    'a planned round': async () => {
      const featureId = await house.feature();
      return () => house.plan(featureId);
    },
    'ready, and not yet open': async () => {
      const roundId = await house.plan(await house.feature(), { opensWhenReady: false });
      return () => house.done(markReadyVerb, 'engineer', { roundId });
    },
    'a pause': async () => {
      const { roundId } = await house.open();
      return () => house.done(pauseRoundVerb, 'pm', { roundId, reason });
    },
    'a round that goes on': async () => {
      const { roundId } = await house.open();
      await house.done(pauseRoundVerb, 'pm', { roundId, reason });
      return () => house.done(openRoundVerb, 'pm', { roundId });
    },
    'a round that closes on nobody': async () => {
      const { roundId } = await house.open();
      return () => house.done(closeRoundVerb, 'pm', { roundId });
    },
    'a request, and its rejection': async () => {
      const { featureId } = await house.open({ kind: 'alpha' });
      const input = wish(featureId, await house.account());
      return async () => {
        const { requestId } = await house.done(requestFeatureVerb, 'sales', input);
        await house.done(rejectRequestVerb, 'pm', { requestId, revision: 1, reason });
      };
    },
    'an unlock that is refused': async () => {
      const { featureId } = await house.open({ seats: 1 });
      await house.grant(featureId, await house.account());
      const accountId = await house.account();
      return () => house.grant(featureId, accountId).catch(() => {});
    },
    'an account that moves': async () => () => house.sql`update accounts set region = 'US'`,
    'a name that changes': async () => () =>
      house.sql`update users set name = 'Another' where id = ${house.ids.leaver}`,
    'a key that is used': async () => () => house.sql`update api_keys set last_used_at = now()`,
  };

  test.each(Object.entries(cases))('%s', async (_name, prepare) => {
    const run = await prepare();
    const before = await revision();
    expect(await announced(run)).toEqual([]);
    expect(await revision()).toBe(before);
  });
});

test('every row of one command carries the same revision, and revisions commit in their order', async () => {
  const { featureId } = await house.open();
  await house.grant(featureId, await house.account());
  await house.grant(featureId, await house.account());
  await house.done(declareGaVerb, 'pm', { featureId });
  const now = await revision();
  const rows = await house.sql<{ revision: string }[]>`
    select revision from grants where feature_id = ${featureId}
    union all select revision from features where id = ${featureId}
    union all select revision from feature_environments where feature_id = ${featureId} and serving = 'everyone'`;
  expect(rows.map((row) => Number(row.revision))).toEqual([now, now, now, now, now]);

  const told = await announced(() => Promise.all(Array.from({ length: 12 }, () => house.feature())));
  expect(told).toEqual(Array.from({ length: 12 }, (_, place) => String(now + 1 + place)));
});
