import { randomUUID } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '#db/client.ts';
import { commandRecords } from '#db/schema/audit.ts';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import { type Cell, permissions, type Role, roles } from '#domain/permissions.ts';
import { defaultRules } from '#domain/policy.ts';
import { appRouter } from '#server/api/router.ts';
import { createCallerFactory } from '#server/api/trpc.ts';
import { type House, openHouse } from '#server/house.ts';
import { type Change, reason } from '#tests/support/authorization/change.ts';
import { changesOfAll as changes } from '#tests/support/authorization/changes-of-all.ts';
import { testDatabase } from '#tests/support/database.ts';
import {
  type Cast,
  insertCast,
  insertDelegation,
  insertHeldGrant,
  insertScene,
  type Scene,
  type SceneOptions,
} from '#tests/support/scene.ts';

type Ids = [string, string, string, string, string];

interface Procedure {
  readonly _def: {
    readonly type: string;
    readonly meta?: { readonly verb?: string; readonly ownWrite?: string };
  };
}
const procedures = Object.entries<unknown>({ ...appRouter._def.procedures }).map(
  ([path, procedure]) => [path, procedure as Procedure] as const,
);
const mutations = procedures.filter(([, procedure]) => procedure._def.type === 'mutation');
/** What people keep for themselves alone is no command. */
const ownWrites = new Set(mutations.filter(([, one]) => one._def.meta?.ownWrite).map(([path]) => path));
const queries = procedures.filter(([, procedure]) => procedure._def.type === 'query');

let house: House & { close(): Promise<void> };
let cast: Cast;

beforeAll(async () => {
  house = openHouse((await testDatabase()).url);
  cast = await insertCast(house);
});
afterAll(() => house.close());

/** Everything the scene is made of belongs to the actor, or all of it to strangers. */
function optionsFor(role: Role, belongs: boolean, change: Change): SceneOptions {
  const others = cast.strangers;
  const by = cast[role];
  const stepGroup = role === 'sales_lead' ? 'lead' : role === 'engineer' ? 'engineering' : 'feature_pm';
  return {
    owner: belongs && (role === 'sales' || role === 'sales_lead') ? by : belongs ? cast.sales : others.sales,
    pm: belongs && role === 'pm' ? by : others.pm,
    engineer: belongs && role === 'engineer' ? by : others.engineer,
    asker: change.action === 'approve' || !belongs ? others.sales : by,
    grantedBy: belongs ? by : others.sales,
    accountType: belongs ? 'internal' : 'customer',
    stepGroup: belongs || role !== 'engineer' ? stepGroup : 'feature_pm',
    production: !belongs,
    ...change.scene,
  };
}

async function attempt(
  path: string,
  user: Person | null,
  input: unknown,
  commandId: string,
): Promise<string> {
  const caller = createCallerFactory(appRouter)({ user, house });
  const [subject = '', verb = ''] = path.split('.');
  const procedure = Reflect.get(Reflect.get(caller, subject), verb) as (
    envelope: unknown,
  ) => Promise<unknown>;
  try {
    await procedure({ commandId, input });
    return 'done';
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return 'refusal' in error ? (error.refusal as { code: string }).code : error.code;
  }
}

async function play(path: string, change: Change, role: Role, belongs: boolean): Promise<string> {
  const options = optionsFor(role, belongs, change);
  const scene = await insertScene(house, options);
  if (change.held)
    await insertHeldGrant(house, scene, options.grantedBy, change.held === true ? 'direct' : change.held);
  const commandId = randomUUID();
  const by = cast[role];
  if (change.away) await insertDelegation(house, scene, by, cast.strangers[role]);
  const input = change.input(
    scene,
    belongs ? by : cast.strangers[role],
    belongs ? cast : { ...cast.strangers, strangers: cast },
  );
  const outcome = await attempt(path, by, input, commandId);
  const recorded = await house.db.$count(
    commandRecords,
    and(eq(commandRecords.actorId, by.id), eq(commandRecords.commandId, commandId)),
  );
  const isCommand = ownWrites.has(path) ? 0 : 1;
  expect(recorded, 'exactly the commands that were done are recorded').toBe(
    outcome === 'done' ? isCommand : 0,
  );
  return outcome;
}

describe('procedures that change something', () => {
  it('are all in this table, and each goes through runCommand, but those that concern nobody else', () => {
    expect(mutations.map(([path]) => path).sort()).toEqual(Object.keys(changes).sort());
    expect([...ownWrites].sort()).toEqual([
      'exports.cancel',
      'imports.addRows',
      'imports.begin',
      'imports.discard',
      'notices.markRead',
      'notices.set',
      'views.delete',
      'views.rename',
      'views.save',
    ]);
    for (const [path, procedure] of mutations)
      expect(procedure._def.meta?.verb ?? procedure._def.meta?.ownWrite, path).toMatch(/^[a-z]+(-[a-z]+)+$/);
  });

  for (const [path, change] of Object.entries(changes)) {
    for (const role of roles) {
      const cell: Cell = permissions[change.action][role];
      it(`${path} by ${role}: ${cell}`, async () => {
        const own = await play(path, change, role, true);
        const foreign = await play(path, change, role, false);
        const instead = change.instead?.role === role || !change.instead?.role ? change.instead : undefined;
        const anybodys = cell === 'yes' || cell === 'byPolicy';
        const wanted = [instead?.own ?? 'done', anybodys ? (instead?.foreign ?? 'done') : 'forbidden'];
        expect([own, foreign], instead?.why).toEqual(cell === 'no' ? ['forbidden', 'forbidden'] : wanted);
      });
    }

    it(`${path} of what does not exist, by nobody, and by somebody without a role is refused`, async () => {
      const [featureId, roundId, accountId, requestId, grantId] = Array.from({ length: 5 }, () =>
        randomUUID(),
      ) as Ids;
      const scene: Scene = {
        ...{ featureId, roundId, accountId, requestId, grantId },
        otherAccountId: accountId,
        interestId: randomUUID(),
        delegationId: randomUUID(),
        exclusionId: randomUUID(),
        draftId: randomUUID(),
        importId: randomUUID(),
        personId: randomUUID(),
        sessionId: randomUUID(),
        personSessionId: randomUUID(),
        teamId: randomUUID(),
        keyId: 'a'.repeat(16),
        environmentKey: 'nowhere',
      };
      for (const role of roles) {
        const outcome = await attempt(path, cast[role], change.input(scene, cast[role], cast), randomUUID());
        if (!change.creates) expect(outcome, role).toBeOneOf(['not_found', 'forbidden']);
      }
      expect(await attempt(path, null, change.input(scene, cast.pm, cast), randomUUID())).toBe(
        'UNAUTHORIZED',
      );
      const bare = { ...cast.viewer, roles: [] };
      expect(await attempt(path, bare, change.input(scene, cast.pm, cast), randomUUID())).toBe(
        'UNAUTHORIZED',
      );
    });
  }

  it('ask the database for roles, not the session', async () => {
    const claimed: Person = { ...cast.viewer, roles: [...roles] };
    const scene = await insertScene(house, optionsFor('pm', true, changes['features.kill'] as Change));
    const input = { featureId: scene.featureId, environmentKey: 'production', reason };
    expect(await attempt('features.kill', claimed, input, randomUUID())).toBe('forbidden');
    await house.db.update(users).set({ active: false }).where(eq(users.id, cast.strangers.admin.id));
    expect(await attempt('features.kill', cast.strangers.admin, input, randomUUID())).toBe('forbidden');
  });
});

describe('procedures that read', () => {
  const inputs: Readonly<Record<string, unknown>> = {
    'features.page': { key: 'nothing' },
    'features.impact': { featureId: randomUUID() },
    'features.seats': { key: 'nothing' },
    'features.adoption': { key: 'nothing' },
    'pipeline.column': { stage: 'beta', from: 0 },
    'rounds.closing': { roundId: randomUUID() },
    'accounts.page': { key: 'nothing' },
    'imports.job': { id: randomUUID() },
    'imports.refused': { id: randomUUID(), after: 0 },
    'imports.known': { keys: [], names: [], crmIds: [] },
    'demand.feature': { key: 'nothing' },
    'demand.account': { key: 'nothing' },
    'demand.choices': { text: 'a' },
    'demand.open': { featureId: randomUUID(), accountId: randomUUID() },
    'insights.unlocks': { days: 90 },
    'insights.ofFeature': { featureId: randomUUID() },
    'evaluation.explain': { account: 'nothing', feature: 'nothing' },
    'evaluation.ask': { account: 'nobody', feature: 'nothing' },
    'evaluation.everything': { account: 'nobody' },
    'evaluation.contacts': { account: 'nobody' },
    'grants.proof': { grantId: randomUUID() },
    'grants.sheet': { grantId: randomUUID() },
    'grants.access': { featureId: randomUUID(), accountId: randomUUID() },
    'exclusions.ofAccount': { key: 'nothing' },
    'exclusions.ofFeature': { key: 'nothing' },
    'requests.page': { id: randomUUID() },
    'comments.thread': { kind: 'request', id: randomUUID() },
    'people.page': { id: randomUUID() },
    'people.holdings': { id: randomUUID() },
    'directory.preview': { remove: { mappingId: randomUUID() } },
    'sessions.ofPerson': { id: randomUUID() },
    'secondFactor.ofPerson': { id: randomUUID() },
    'search.everything': { text: 'a' },
    'shell.said': { seq: 1 },
    'policy.version': { version: 1 },
    'policy.replay': { rules: defaultRules, days: 30 },
  };

  it('change nothing: they all run where the database refuses to write', async () => {
    const url = new URL((await testDatabase()).url);
    const readOnly = connect(url.href, 2);
    await readOnly.sql.unsafe(
      `alter database ${url.pathname.slice(1)} set default_transaction_read_only = on`,
    );
    await readOnly.sql.end();
    const frozen = openHouse(url.href, 2);
    const caller = createCallerFactory(appRouter)({
      user: { ...cast.pm, roles: ['pm', 'admin'] },
      house: frozen,
    });
    for (const [path] of queries) {
      const [subject = '', name = ''] = path.split('.');
      const ask = Reflect.get(Reflect.get(caller, subject), name) as (input: unknown) => Promise<unknown>;
      const outcome = await ask(inputs[path] ?? {}).then(
        () => 'read',
        (error: unknown) => (error instanceof TRPCError ? error.code : String(error)),
      );
      expect(outcome, path).toBeOneOf(['read', 'NOT_FOUND']);
    }
    await frozen.sql.unsafe(`set default_transaction_read_only = off`);
    await frozen.close();
  });

  it('are for people with a role', async () => {
    for (const [path] of queries)
      expect(await attempt(path, null, {}, randomUUID()), path).toBe('UNAUTHORIZED');
  });
});
