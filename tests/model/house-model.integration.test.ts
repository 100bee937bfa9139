import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse } from '#server/house.ts';
import { testDatabase } from '#tests/support/database.ts';
import { DatabaseHouse } from '#tests/support/model/database-house.ts';
import { insertPeople } from '#tests/support/model/database-state.ts';
import { broken, type Holdings } from '#tests/support/model/invariants.ts';
import { MemoryHouse } from '#tests/support/model/memory-house.ts';
import { anyStep, firstRound, type Step } from '#tests/support/model/steps.ts';

const full = process.env.LATCHKEY_FULL === '1';

let house: House & { close(): Promise<void> };
let people: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = openHouse((await testDatabase()).url, 4);
  people = await insertPeople(house);
});
afterAll(() => house.close());

/** What both hold, without the ids that each has of its own. */
function comparable({ stage, excluded, rounds, grants, requests, told }: Omit<Holdings, 'now'>) {
  return {
    stage,
    excluded: [...excluded].sort(),
    rounds: rounds.map(({ status, seats }) => `${status} ${seats}`).sort(),
    grants: grants
      .map(
        ({ account, source, startsAt, expiresAt, endedAt, endedAs }) =>
          `${account} ${source} ${startsAt.toISOString()} ${expiresAt.toISOString()} ${endedAt?.toISOString()} ${endedAs}`,
      )
      .sort(),
    requests: requests
      .map((one) => `${one.account} ${one.status} ${one.revision} ${one.offeredUntil?.toISOString()}`)
      .sort(),
    told: told.map(({ type }) => type).sort(),
  };
}

async function playBoth(steps: readonly Step[]): Promise<void> {
  const [kept, told] = [new DatabaseHouse(house, people), new MemoryHouse()];
  await kept.build();
  for (const step of steps) {
    const [refused, expected] = [await kept.play(step), told.play(step)];
    expect({ step, refused: refused?.code }).toEqual({ step, refused: expected?.code });
  }
  const holdings = await kept.holdings();
  await kept.leave();
  expect(broken(holdings)).toEqual([]);
  expect(comparable(holdings)).toEqual(
    comparable({ ...told, told: told.events.map(({ type }) => ({ type })) }),
  );
}

const runs = full ? 10_000 : 160;

test('the database answers every order of commands as the model does, and breaks no invariant', {
  timeout: full ? 7_200_000 : 240_000,
}, async () => {
  const steps = fc.array(anyStep, { minLength: 10, maxLength: full ? 60 : 40, size: 'max' });
  const property = fc.asyncProperty(firstRound, steps, ([kind, seats, maxDays], then) =>
    playBoth([
      { do: 'plan', by: 'pm', kind, seats, maxDays, opensWhenReady: true },
      { do: 'ready', by: 'engineer', pick: 0 },
      ...then,
    ]),
  );
  await fc.assert(property, { numRuns: runs });
});
