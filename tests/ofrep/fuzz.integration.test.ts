import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { expectSound } from '#tests/support/ofrep-answer-check.ts';
import { broken, bytesOf, type FuzzWords, requests } from '#tests/support/ofrep-fuzz-requests.ts';
import { bulkPath, type OfrepHouse, openOfrepHouse, pageOrigin } from '#tests/support/ofrep-house.ts';
import { expectedOf, type ModelWorld } from '#tests/support/ofrep-model.ts';
import { exchange, readAnswer } from '#tests/support/ofrep-wire.ts';

const numRuns = process.env.LATCHKEY_FULL ? 100_000 : 400;
const timeout = process.env.LATCHKEY_FULL ? 1_800_000 : 60_000;
const limit = 64 * 1024;

let ofrep: OfrepHouse;
let world: ModelWorld;
let words: FuzzWords;
let serverKey: string;

beforeAll(async () => {
  ofrep = await openOfrepHouse();
  const flags = new Map([
    ['granted', { granted: true, visible: true }],
    ['everyone', { granted: false, visible: true }],
    ['hidden', { granted: true, visible: false }],
    ['nobody', { granted: false, visible: false }],
  ]);
  for (const [key, { visible }] of flags) {
    const featureId = await ofrep.offer(key);
    await ofrep.house.sql`update features set visible_to_clients = ${visible} where id = ${featureId}`;
    if (key === 'everyone' || key === 'nobody')
      await ofrep.house.sql`update feature_environments set serving = ${key} where feature_id = ${featureId}`;
    if (key === 'granted') await ofrep.unlock(featureId, await ofrep.account('acme'));
  }
  const [server, open, ours, proven] = await Promise.all([
    ofrep.newKey(),
    ofrep.newKey({ kind: 'client', origins: ['*'], proofRequired: false }),
    ofrep.newKey({ kind: 'client', origins: [pageOrigin], proofRequired: false }),
    ofrep.newKey({ kind: 'client', origins: [pageOrigin] }),
  ]);
  serverKey = server.key;
  world = {
    flags,
    keys: new Map([
      [server.key, {}],
      [open.key, { origins: ['*'] }],
      [ours.key, { origins: [pageOrigin] }],
      [proven.key, { origins: [pageOrigin], proof: true }],
    ]),
  };
  words = {
    flags: [...flags.keys()],
    accounts: ['acme', 'globex'],
    keys: [...world.keys.keys(), `${server.key}x`],
    origins: [
      pageOrigin,
      'https://evil.example',
      'null',
      '*',
      '',
      `${pageOrigin}.evil.example`,
      `${pageOrigin}:443`,
    ],
  };
  // The generators fill tables of their own at first use, which are none of the server's memory.
  fc.sample(broken(requests(words)), 1_000);
  await ofrep.settled();
});

const prototypes = [Object, Array, String, Number, Boolean, Function, Map, Promise, RegExp].map(
  (one) => one.prototype,
);
const shapes = () =>
  prototypes.flatMap((prototype) =>
    Reflect.ownKeys(prototype).map((name) => {
      const held = Object.getOwnPropertyDescriptor(prototype, name);
      return [prototype, name, held?.value ?? held?.get] as const;
    }),
  );

function usedHeap(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

async function unharmed(run: () => Promise<void>): Promise<void> {
  const before = shapes();
  const heap = usedHeap();
  await run();
  const isAsBefore = shapes().every((one, place) =>
    one.every((part, index) => part === before[place]?.[index]),
  );
  expect([isAsBefore, shapes().length]).toEqual([true, before.length]);
  expect(({} as Record<string, unknown>).context).toBeUndefined();
  expect((usedHeap() - heap) / 2 ** 20, 'MiB more than before').toBeLessThan(32);
  const answer = await ofrep.server.ask(`${bulkPath}/granted`, serverKey, {
    context: { targetingKey: 'acme' },
  });
  expect(await answer.json()).toMatchObject({ key: 'granted', value: true, reason: 'TARGETING_MATCH' });
}

test('whatever is asked over HTTP is answered as the contract says', { timeout }, () =>
  unharmed(() =>
    fc.assert(
      fc.asyncProperty(requests(words), async (request) => {
        const expected = expectedOf(world, request);
        const answer = readAnswer(await exchange(ofrep.server.url, bytesOf(request), true));
        if (!answer && request.body.length > limit) return;
        if (!answer) throw new Error('There was no answer.');
        const head = request.method === 'HEAD';
        const said = head || !answer.body ? {} : (JSON.parse(answer.body) as { errorCode?: string });
        const { route, key, ...judged } = expected;
        expect({ status: answer.status, ...(said.errorCode && { errorCode: said.errorCode }) }).toEqual(
          head ? { status: judged.status } : judged,
        );
        expectSound(answer, route, { key, head });
      }),
      { numRuns },
    ),
  ),
);

test('bytes that may not be HTTP are refused or dropped, never a failure of the server', { timeout }, () =>
  unharmed(() =>
    fc.assert(
      fc.asyncProperty(broken(requests(words)), async (bytes) => {
        const received = await exchange(ofrep.server.url, bytes, false);
        const statuses = received.toString('latin1').matchAll(/HTTP\/1\.[01] (\d{3}) /g);
        for (const [, status] of statuses) expect(Number(status)).toBeLessThan(500);
        const answer = readAnswer(received);
        const ours =
          answer?.headers['content-type'] === 'application/json; charset=utf-8' &&
          answer.body.includes('"errorCode"');
        if (ours) expect(answer.body).toContain('"errorDetails"');
      }),
      { numRuns },
    ),
  ),
);
