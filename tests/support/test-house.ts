import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import { teams, users } from '#db/schema/users.ts';
import type { Role } from '#domain/permissions.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { createAccountVerb } from '#server/commands/accounts/create-account.ts';
import { createFeatureVerb } from '#server/commands/features/create-feature.ts';
import { markReadyVerb } from '#server/commands/rounds/mark-ready.ts';
import { planRoundVerb } from '#server/commands/rounds/plan-round.ts';
import { type Outcome, runCommand } from '#server/commands/run-command.ts';
import type { Result, Verb } from '#server/commands/verb.ts';
import { type House, openHouse } from '#server/house.ts';
import { testDatabase } from '#tests/support/database.ts';
import { expectChain } from '#tests/support/expect-chain.ts';
import { noon } from '#tests/support/facts.ts';

const roster = {
  viewer: { roles: ['viewer'], team: 'north' },
  sales: { roles: ['sales'], team: 'north' },
  'other-sales': { roles: ['sales'], team: 'south' },
  lead: { roles: ['sales_lead'], team: 'north' },
  'second-lead': { roles: ['sales_lead'], team: 'north' },
  'other-lead': { roles: ['sales_lead'], team: 'south' },
  engineer: { roles: ['engineer'], team: undefined },
  pm: { roles: ['pm'], team: undefined },
  'other-pm': { roles: ['pm'], team: undefined },
  admin: { roles: ['admin'], team: undefined },
  leaver: { roles: ['sales'], team: 'north' },
} as const satisfies Record<string, { roles: readonly Role[]; team: string | undefined }>;
export type Name = keyof typeof roster;
const names = Object.keys(roster) as Name[];

export interface RunOptions {
  readonly now?: Date;
  readonly commandId?: string;
  readonly house?: House;
}
interface RoundWish {
  readonly kind?: 'alpha' | 'beta';
  readonly seats?: number;
  readonly maxDays?: number;
  readonly opensWhenReady?: boolean;
  readonly rules?: readonly object[];
}

const opened: { close(): Promise<void> }[] = [];
afterAll(async () => {
  for (const house of opened.splice(0)) await house.close();
});

/** A house of one test file: a database of its own, one person per role, and every change through `runCommand`. */
export async function openTestHouse(max = 10): Promise<TestHouse> {
  const { url } = await testDatabase();
  const house = openHouse(url, max);
  opened.push(house);
  return moveIn(house, url);
}

/** The same in a migrated, empty database that the test itself opened and closes. */
export async function moveIn(house: House, url: string, host = 'latchkey.test'): Promise<TestHouse> {
  const ids = Object.fromEntries(names.map((name) => [name, randomUUID()])) as Record<Name, string>;
  const teamIds = { north: randomUUID(), south: randomUUID() };
  await house.db.insert(teams).values(Object.entries(teamIds).map(([name, id]) => ({ id, name })));
  await house.db.insert(users).values(
    names.map((name) => {
      const { roles, team } = roster[name];
      const teamId = team ? teamIds[team] : null;
      return {
        id: ids[name],
        email: `${name}@${host}`,
        name: `The ${name}`,
        roles: [...roles],
        teamId,
        createdAt: noon,
      };
    }),
  );
  return new TestHouse(house, url, ids);
}

export class TestHouse {
  readonly house: House;
  readonly url: string;
  readonly ids: Readonly<Record<Name, string>>;
  now = noon;
  #made = 0;

  constructor(house: House, url: string, ids: Readonly<Record<Name, string>>) {
    this.house = house;
    this.url = url;
    this.ids = ids;
  }

  /** The same people in a database that was made from this one. */
  in(house: House, url: string): TestHouse {
    const there = new TestHouse(house, url, this.ids);
    there.now = this.now;
    return there;
  }

  get sql() {
    return this.house.sql;
  }

  get db() {
    return this.house.db;
  }

  /** A second passes with every command, unless the test chooses the moment. */
  run<Raw, Input, Loaded extends object, Next, Answer extends Result>(
    verb: Verb<Raw, Input, Loaded, Next, Answer>,
    by: Name,
    input: unknown,
    options: RunOptions = {},
  ): Promise<Outcome<Answer>> {
    this.now = options.now ?? new Date(this.now.getTime() + 1000);
    return runCommand(options.house ?? this.house, verb, input, {
      userId: this.ids[by],
      commandId: options.commandId ?? randomUUID(),
      now: this.now,
    });
  }

  /** A command that must succeed. */
  async done<Raw, Input, Loaded extends object, Next, Answer extends Result>(
    verb: Verb<Raw, Input, Loaded, Next, Answer>,
    by: Name,
    input: unknown,
    options: RunOptions = {},
  ): Promise<Answer> {
    const outcome = await this.run(verb, by, input, options);
    if (!outcome.ok) throw new Error(`${verb.name} was refused: ${outcome.sentence}`);
    return outcome.answer;
  }

  async account(owner: Name = 'sales', changes: object = {}): Promise<string> {
    const key = `account-${++this.#made}`;
    const plain = { tier: 'Business', type: 'customer', arr: 50_000, region: 'EU' };
    const input = { key, name: `Account ${this.#made}`, ownerId: this.ids[owner], ...plain, ...changes };
    return (await this.done(createAccountVerb, 'pm', input)).accountId;
  }

  async feature(pm: Name = 'pm', changes: object = {}): Promise<string> {
    const key = `feature-${++this.#made}`;
    const people = { pmId: this.ids[pm], engineerId: this.ids.engineer };
    const input = { key, name: `Feature ${this.#made}`, summary: 'It helps.', ...people, ...changes };
    return (await this.done(createFeatureVerb, 'engineer', input)).featureId;
  }

  async plan(featureId: string, wish: RoundWish = {}, pm: Name = 'pm'): Promise<string> {
    const plain = { kind: 'beta', seats: 3, defaultDays: 1, maxDays: 60, opensWhenReady: true };
    const input = { featureId, ...plain, skipReason: 'They know it already.', ...wish };
    return (await this.done(planRoundVerb, pm, input)).roundId;
  }

  /** A feature with an open round. */
  async open(wish: RoundWish = {}, pm: Name = 'pm'): Promise<{ featureId: string; roundId: string }> {
    const featureId = await this.feature(pm);
    const roundId = await this.plan(featureId, wish, pm);
    await this.done(markReadyVerb, 'engineer', { roundId });
    return { featureId, roundId };
  }

  async grant(featureId: string, accountId: string, by: Name = 'sales'): Promise<string> {
    return (await this.done(unlockFeatureVerb, by, wish(featureId, accountId))).grantId;
  }

  /** What was told since: the types of the events after the mark, oldest first. */
  async told(after = 0): Promise<string[]> {
    const rows = await this.sql<
      { type: string }[]
    >`select type from audit_events where seq > ${after} order by seq`;
    return rows.map((row) => row.type);
  }

  async mark(): Promise<number> {
    const [head] = await this.sql<{ seq: string }[]>`select seq from audit_head`;
    return Number(head?.seq);
  }

  async count(table: string): Promise<number> {
    const [row] = await this.sql<{ count: number }[]>`select count(*)::int as count from ${this.sql(table)}`;
    return row?.count ?? 0;
  }

  expectChain(): Promise<void> {
    return expectChain(this.house);
  }
}

export function wish(featureId: string, accountId: string, changes: object = {}): object {
  return { featureId, accountId, days: 30, reason: 'They asked on the call.', ...changes };
}
