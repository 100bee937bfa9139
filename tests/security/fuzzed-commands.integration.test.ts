import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { roles } from '#domain/permissions.ts';
import { answerTrpc } from '#server/api/answer-trpc.ts';
import { appRouter } from '#server/api/router.ts';
import { type House, house } from '#server/house.ts';
import { changesOfAll } from '#tests/support/authorization/changes-of-all.ts';
import { type Named, reads } from '#tests/support/authorization/reads.ts';
import { testDatabase } from '#tests/support/database.ts';
import { hostileJson, hostileValues, withPartReplaced } from '#tests/support/hostile-values.ts';
import { shapesOfPrototypes } from '#tests/support/prototypes.ts';
import { type Cast, insertCast, insertHeldGrant, insertScene } from '#tests/support/scene.ts';

const numRuns = process.env.LATCHKEY_FULL ? 100_000 : 600;
const timeout = process.env.LATCHKEY_FULL ? 3_600_000 : 60_000;
const origin = 'http://localhost:3000';

const procedures = Object.entries<unknown>({ ...appRouter._def.procedures }).map(
  ([path, one]) => ({ path, type: (one as { _def: { type: string } })._def.type }) as const,
);

let opened: House;
let cast: Cast;
let there: Named;

beforeAll(async () => {
  process.env.DATABASE_URL = (await testDatabase()).url;
  opened = house();
  cast = await insertCast(opened);
  const { sales, pm, engineer } = cast;
  const scene = await insertScene(opened, { owner: sales, pm, engineer, asker: sales, grantedBy: sales });
  await insertHeldGrant(opened, scene, sales, 'direct');
  const key = (id: string) => `k-${id.slice(0, 13)}`;
  there = { scene, featureKey: key(scene.featureId), accountKey: key(scene.otherAccountId) };
  return async () => {
    await opened.pulse.stop();
    await opened.outbox.stop();
    await opened.sql.end({ timeout: 1 });
  };
});

interface Tried {
  readonly path: string;
  readonly type: string;
  readonly role: (typeof roles)[number];
  readonly at: number;
  readonly instead: unknown;
  /** What is said of the data's types beside it, as superjson does. */
  readonly meta: unknown;
  readonly cut: number | null;
  readonly posted: boolean;
}

const tries: fc.Arbitrary<Tried> = fc
  .record({
    procedure: fc.constantFrom(
      ...procedures,
      { path: 'grants.__proto__', type: 'query' },
      { path: 'constructor', type: 'mutation' },
    ),
    role: fc.constantFrom(...roles),
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    instead: hostileValues(),
    meta: fc.option(
      fc.oneof(
        fc.constantFrom<unknown>(
          { values: { '__proto__.polluted': ['Date'] } },
          { values: { 'input.constructor.prototype.polluted': ['number'] } },
          { values: { input: ['Date'] } },
          { values: { 'input.reason': ['bigint'] } },
          { values: { '': ['map'] } },
          { values: [['class', 'Function']] },
          { values: { input: [['custom', 'x']] } },
          { referentialEqualities: { 'input.reason': ['__proto__.polluted'] } },
          { referentialEqualities: [['input'], { __proto__: ['x'] }] },
        ),
        hostileValues(),
      ),
      { freq: 3 },
    ),
    cut: fc.option(fc.nat(200), { freq: 12 }),
    posted: fc.boolean(),
  })
  .map(({ procedure, ...rest }) => ({ ...procedure, ...rest }));

function bodyOf({ path, type, role, at, instead, meta, cut }: Tried): string {
  const change = Object.hasOwn(changesOfAll, path) ? changesOfAll[path] : undefined;
  const fits = change
    ? { commandId: randomUUID(), input: change.input(there.scene, cast[role], cast) }
    : ((Object.hasOwn(reads, path) ? reads[path] : undefined)?.input?.(there) ?? {});
  const json = hostileJson(withPartReplaced(fits, at, instead));
  const text = `{"json":${json}${meta === null ? '' : `,"meta":${hostileJson(meta)}`}}`;
  return cut === null ? text : type === 'query' ? text.slice(0, -cut) : text.slice(cut);
}

function requestOf(tried: Tried): Request {
  const body = bodyOf(tried);
  const address = `${origin}/api/trpc/${tried.path}`;
  if (tried.type === 'query' && !tried.posted)
    return new Request(`${address}?input=${encodeURIComponent(body.toWellFormed()).slice(0, 16_000)}`);
  return new Request(address, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
}

test('whatever is sent to a procedure is done, refused or not understood, and never a failure of the server', {
  timeout,
}, async () => {
  const before = shapesOfPrototypes();
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(tries, async (tried) => {
      const answer = await answerTrpc(requestOf(tried), async () => cast[tried.role]);
      const said = await answer.text();
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      expect(answer.status, `${tried.path}: ${said.slice(0, 400)}`).toBeLessThan(500);
      expect(said).not.toMatch(/postgres|drizzle|node_modules|at \w+ \(/i);
    }),
    { numRuns },
  );
  expect(shapesOfPrototypes()).toEqual(before);
  expect(statuses.get(200), 'some are done').toBeGreaterThan(0);
  expect(statuses.get(400), 'some are not understood').toBeGreaterThan(0);
  const [head] = await opened.sql<{ events: number; seq: number }[]>`
    select (select count(*)::int from audit_events) as events, seq::int from audit_head`;
  expect(head?.events).toBe(head?.seq);
});
