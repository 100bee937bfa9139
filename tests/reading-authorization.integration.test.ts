import { randomUUID } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notifications } from '#db/schema/audit.ts';
import { sessions } from '#db/schema/sign-in.ts';
import { exportJobs, savedViews } from '#db/schema/transfers.ts';
import { delegations } from '#db/schema/working.ts';
import type { Person } from '#domain/act.ts';
import { addDays } from '#domain/dates.ts';
import { type Cell, permissions, roles } from '#domain/permissions.ts';
import { appRouter } from '#server/api/router.ts';
import { createCallerFactory } from '#server/api/trpc.ts';
import { type House, openHouse } from '#server/house.ts';
import { absentNames, type Named, reads } from '#tests/support/authorization/reads.ts';
import { testDatabase } from '#tests/support/database.ts';
import { type Cast, insertCast, insertHeldGrant, insertScene } from '#tests/support/scene.ts';

interface Procedure {
  readonly _def: { readonly type: string };
}
const queries = Object.entries<unknown>({ ...appRouter._def.procedures })
  .filter(([, procedure]) => (procedure as Procedure)._def.type === 'query')
  .map(([path]) => path);

let house: House & { close(): Promise<void> };
let cast: Cast;
let there: Named;

beforeAll(async () => {
  house = openHouse((await testDatabase()).url);
  cast = await insertCast(house);
  const { sales, pm, engineer } = cast.strangers;
  const scene = await insertScene(house, { owner: sales, pm, engineer, asker: sales, grantedBy: sales });
  await insertHeldGrant(house, scene, sales, 'direct');
  const key = (id: string) => `k-${id.slice(0, 13)}`;
  there = { scene, featureKey: key(scene.featureId), accountKey: key(scene.otherAccountId) };
});
afterAll(() => house.close());

/** @returns what was told, `nothing` where there is nothing to tell this reader, or the code of the refusal. */
async function read(path: string, user: Person | null, input: unknown): Promise<unknown> {
  const caller = createCallerFactory(appRouter)({ user, house });
  const [subject = '', name = ''] = path.split('.');
  const ask = Reflect.get(Reflect.get(caller, subject), name) as (input: unknown) => Promise<unknown>;
  try {
    return (await ask(input)) ?? 'nothing';
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return error.code;
  }
}

const refused = ['nothing', 'NOT_FOUND', 'FORBIDDEN'];

it('procedures that read are all in this table', () => {
  expect(queries.sort()).toEqual(Object.keys(reads).sort());
});

describe.each(Object.entries(reads))('%s', (path, { needs, input, names, own, mayBeNothing }) => {
  it('tells those who may know, of what belongs to others too, and nobody else', async () => {
    const asked = input?.(there) ?? {};
    for (const role of roles) {
      const cell: Cell = needs ? permissions[needs][role] : 'yes';
      const told = await read(path, cast[role], asked);
      if (cell === 'no') expect(told, role).toBeOneOf(refused);
      else if (!mayBeNothing) expect(told, role).not.toBeOneOf(refused);
    }
    expect(await read(path, null, asked)).toBe('UNAUTHORIZED');
    expect(await read(path, { ...cast.viewer, roles: [] }, asked)).toBe('UNAUTHORIZED');
  });

  if (names)
    it('has nothing to tell of what is absent', async () => {
      const absent = input?.(absentNames(there.scene)) ?? {};
      for (const role of roles) {
        const told = await read(path, cast[role], absent);
        expect(refused.includes(String(told)) || isEmpty(told), `${role}: ${JSON.stringify(told)}`).toBe(
          true,
        );
      }
    });

  if (own)
    it('tells nobody of what is somebody else’s alone', async () => {
      const owner = cast.strangers.pm;
      const secret = `secret-${randomUUID()}`;
      await leave(owner, secret);
      const asked = input?.(there) ?? {};
      for (const reader of Object.values(cast).filter((one) => 'id' in one))
        expect(JSON.stringify(await read(path, reader as Person, asked)), path).not.toContain(secret);
    });
});

/** Whether it holds no row, no name and no number but zero. */
function isEmpty(told: unknown): boolean {
  if (Array.isArray(told)) return told.every(isEmpty);
  if (told !== null && typeof told === 'object') return Object.values(told).every(isEmpty);
  return told === null || told === undefined || told === 0 || typeof told === 'boolean' || told === '';
}

/** Things of one person's own, each with the word in it. */
async function leave(owner: Person, secret: string): Promise<void> {
  const now = new Date();
  const plain = { userId: owner.id, createdAt: now };
  await house.db
    .insert(savedViews)
    .values({ ...plain, id: randomUUID(), screen: 'accounts', name: secret, query: '' });
  await house.db.insert(exportJobs).values({
    ...plain,
    id: randomUUID(),
    format: 'csv',
    filter: {},
    upTo: 0,
    status: 'failed',
    total: 0,
    problem: secret,
  });
  await house.db
    .insert(notifications)
    .values({ ...plain, id: randomUUID(), eventSeq: Math.floor(Math.random() * 1e9) });
  const session = { id: randomUUID(), method: 'password', userAgent: secret, address: secret } as const;
  const moments = { beganAt: now, seenAt: now, expiresAt: addDays(now, 1) };
  await house.db.insert(sessions).values({ ...session, ...moments, userId: owner.id });
  await house.db.insert(delegations).values({
    ...plain,
    id: randomUUID(),
    delegateId: cast.strangers.engineer.id,
    startsAt: now,
    endsAt: addDays(now, 3),
  });
}
