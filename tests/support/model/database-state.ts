import { randomUUID } from 'node:crypto';
import { and, asc, eq, ne } from 'drizzle-orm';
import { exclusions, grants, policyVersions, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { featureEnvironments, features, rounds } from '#db/schema/features.ts';
import { teams, users } from '#db/schema/users.ts';
import { settings } from '#db/schema/working.ts';
import type { Refusal } from '#domain/decision.ts';
import { runCommand } from '#server/commands/run-command.ts';
import type { Result, Verb } from '#server/commands/verb.ts';
import type { House } from '#server/house.ts';
import { noon } from '#tests/support/facts.ts';
import { escalationHours, offerHours } from './memory-access.ts';
import { accountCount, modelRules, ownerOf, people } from './memory-state.ts';

/** Everybody of the model, and its policy and waiting times, in a database. */
export async function insertPeople({ db }: House): Promise<Readonly<Record<string, string>>> {
  const teamIds = { ours: randomUUID(), theirs: randomUUID() };
  await db.insert(teams).values(Object.entries(teamIds).map(([name, id]) => ({ id, name })));
  const ids = Object.fromEntries(Object.keys(people).map((name) => [name, randomUUID()]));
  await db.insert(users).values(
    Object.entries(people).map(([name, roles]) => ({
      id: ids[name] ?? '',
      email: `${name}@latchkey.test`,
      name,
      roles: [...roles],
      teamId: name === 'other-pm' ? teamIds.theirs : teamIds.ours,
      createdAt: noon,
    })),
  );
  const published = { reason: 'The model.', publishedAt: noon };
  await db.insert(policyVersions).values({ version: 2, rules: [...modelRules], ...published });
  await db.update(settings).set({ offerHours, escalationHours });
  return ids;
}

/** What one random history needs: a feature and four accounts of its own, in a database that many histories share. */
export class DatabaseState {
  readonly house: House;
  readonly ids: Readonly<Record<string, string>>;
  readonly featureId = randomUUID();
  readonly accountIds: readonly string[] = Array.from({ length: accountCount }, () => randomUUID());
  now: Date;

  constructor(house: House, ids: Readonly<Record<string, string>>, now = noon) {
    this.house = house;
    this.ids = ids;
    this.now = now;
  }

  async build(): Promise<void> {
    const { db } = this.house;
    const key = `f-${this.featureId.slice(0, 13)}`;
    await db.insert(features).values({
      id: this.featureId,
      key,
      name: 'Java support',
      summary: 'It helps.',
      engineerId: this.id('engineer'),
      pmId: this.id('pm'),
      stage: 'draft',
      valueType: 'boolean',
      variants: { on: true, off: false },
      onVariant: 'on',
      offVariant: 'off',
      createdAt: this.now,
    });
    await db.insert(featureEnvironments).values(
      ['production', 'staging'].map((environmentKey) => ({
        featureId: this.featureId,
        environmentKey,
        serving: 'granted' as const,
      })),
    );
    const [{ teamId } = { teamId: null }] = await this.house.sql<
      { teamId: string | null }[]
    >`select team_id as "teamId" from users where id = ${this.id('sales')}`;
    await db.insert(accounts).values(
      this.accountIds.map((id, place) => ({
        id,
        key: `a-${id.slice(0, 13)}`,
        name: `Account ${place}`,
        ownerId: this.id(ownerOf(place)),
        teamId,
        tier: 'Enterprise' as const,
        region: 'EU',
        type: place === 2 ? ('internal' as const) : ('customer' as const),
        createdAt: this.now,
      })),
    );
    await db.insert(exclusions).values({
      id: randomUUID(),
      featureId: this.featureId,
      accountId: this.account(3),
      reason: 'Contract',
      createdBy: this.id('pm'),
      createdAt: this.now,
    });
  }

  id(name: string): string {
    const id = this.ids[name];
    if (!id) throw new Error(`Nobody is named ${name}.`);
    return id;
  }

  account(place: number): string {
    const id = this.accountIds[place];
    if (!id) throw new Error(`There is no account ${place}.`);
    return id;
  }

  /** Nobody waits here any more: Latchkey's own deeds look after every feature of the database. */
  async leave(): Promise<void> {
    await this.house.sql`update requests set status = 'cancelled'
      where feature_id = ${this.featureId} and status in ('pending', 'waitlisted', 'offered')`;
  }

  protected async run<Raw, Input, Loaded extends object, Next, Answer extends Result>(
    verb: Verb<Raw, Input, Loaded, Next, Answer>,
    by: string,
    input: unknown,
  ): Promise<Refusal | undefined> {
    const submission = { userId: this.id(by), commandId: randomUUID(), now: this.now };
    const outcome = await runCommand(this.house, verb, input, submission);
    return outcome.ok ? undefined : outcome;
  }

  protected async unclosedRound(pick: number) {
    const unclosed = await this.house.db
      .select()
      .from(rounds)
      .where(and(eq(rounds.featureId, this.featureId), ne(rounds.status, 'closed')))
      .orderBy(asc(rounds.createdAt));
    return unclosed[pick % Math.max(1, unclosed.length)];
  }

  protected allRequests() {
    const ours = eq(requests.featureId, this.featureId);
    return this.house.db.select().from(requests).where(ours).orderBy(asc(requests.createdAt));
  }

  /** In the order in which they were made; those of one moment by account. */
  protected async allGrants() {
    const ours = eq(grants.featureId, this.featureId);
    const rows = await this.house.db.select().from(grants).where(ours);
    return rows
      .map((row) => ({ ...row, account: this.accountIds.indexOf(row.accountId), roundId: row.roundId ?? '' }))
      .toSorted(
        (one, other) => one.createdAt.getTime() - other.createdAt.getTime() || one.account - other.account,
      );
  }
}
