import { randomUUID } from 'node:crypto';
import { exclusions, grants, requests } from '#db/schema/access.ts';
import { accounts, contacts } from '#db/schema/accounts.ts';
import { interests } from '#db/schema/demand.ts';
import { apiKeys } from '#db/schema/evaluation.ts';
import { featureEnvironments, features, rounds } from '#db/schema/features.ts';
import { secondFactors, sessions } from '#db/schema/sign-in.ts';
import { teams, users } from '#db/schema/users.ts';
import { delegations } from '#db/schema/working.ts';
import type { Person } from '#domain/act.ts';
import { addDays } from '#domain/dates.ts';
import type { GrantSource } from '#domain/grants.ts';
import type { RoundStatus, Stage } from '#domain/lifecycle.ts';
import { type Role, roleNames, roles } from '#domain/permissions.ts';
import type { ApproverGroup } from '#domain/policy.ts';
import type { House } from '#server/house.ts';
import { insertDirectory, insertImports } from '#tests/support/scene-things.ts';

export type Cast = Readonly<Record<Role, Person>> & { readonly strangers: Readonly<Record<Role, Person>> };

/** One person per role in one team, and one stranger per role in another. */
export async function insertCast({ db }: House): Promise<Cast> {
  const [home, away] = [randomUUID(), randomUUID()];
  await db.insert(teams).values([
    { id: home, name: `Home ${home}` },
    { id: away, name: `Away ${away}` },
  ]);
  const people = (teamId: string, suffix: string) =>
    roles.map((role) => ({ id: randomUUID(), name: `${roleNames[role]}${suffix}`, roles: [role], teamId }));
  const [ours, theirs] = [people(home, ''), people(away, ' elsewhere')];
  await db.insert(users).values(
    [...ours, ...theirs].map((one) => ({
      ...one,
      email: `${one.id}@latchkey.test`,
      createdAt: new Date(),
    })),
  );
  const byRole = (list: Person[]) =>
    Object.fromEntries(list.map((one) => [one.roles[0], one])) as Record<Role, Person>;
  return { ...byRole(ours), strangers: byRole(theirs) };
}

export interface SceneOptions {
  readonly owner: Person;
  readonly pm: Person;
  readonly engineer: Person;
  readonly asker: Person;
  readonly grantedBy: Person;
  readonly accountType?: 'customer' | 'internal';
  readonly stage?: Stage;
  readonly roundStatus?: RoundStatus;
  readonly killed?: boolean;
  readonly stepGroup?: ApproverGroup;
  /** What the round's own rule says to everybody; left out, it has none and the company's decide. */
  readonly policy?: 'allows' | 'asks';
  /** The request was rejected already. */
  readonly answered?: boolean;
  /** The request waits for a place instead of a yes. */
  readonly waits?: boolean;
  readonly production?: boolean;
  /** The feature was made to try things out. */
  readonly sample?: boolean;
  /** The directory has a token with the id of the key, and the somebody's group gives roles under the id of their team. */
  readonly directory?: 'token' | 'groups';
}

export interface Scene {
  readonly featureId: string;
  readonly roundId: string;
  readonly accountId: string;
  readonly otherAccountId: string;
  readonly requestId: string;
  readonly grantId: string;
  readonly interestId: string;
  readonly delegationId: string;
  /** Of an account of its own. */
  readonly exclusionId: string;
  /** A file that whoever asks is still sending, and one that waits to be imported. */
  readonly draftId: string;
  readonly importId: string;
  /** Somebody of a team of their own, who owns one account. */
  readonly personId: string;
  /** Where whoever asks is signed in, and where that somebody is, who has a second factor. */
  readonly sessionId: string;
  readonly personSessionId: string;
  readonly teamId: string;
  readonly keyId: string;
  readonly environmentKey: string;
}

/** A feature with one round, one account that waits, another that holds a grant, and a key, put there past the verbs. */
export async function insertScene({ db }: House, options: SceneOptions): Promise<Scene> {
  const now = new Date();
  const fresh = () => randomUUID();
  const scene: Scene = {
    featureId: fresh(),
    roundId: fresh(),
    accountId: fresh(),
    otherAccountId: fresh(),
    requestId: fresh(),
    grantId: fresh(),
    interestId: fresh(),
    delegationId: fresh(),
    exclusionId: fresh(),
    draftId: fresh(),
    importId: fresh(),
    personId: fresh(),
    sessionId: fresh(),
    personSessionId: fresh(),
    teamId: fresh(),
    keyId: fresh().replaceAll('-', '').slice(0, 16),
    environmentKey: options.production === false ? 'staging' : 'production',
  };
  const excludedId = fresh();
  const steps = [{ group: options.stepGroup ?? 'feature_pm', quorum: 1 }];
  const outcomes = { allows: { kind: 'allow' }, asks: { kind: 'needsApproval', steps } } as const;
  const outcome = options.policy && outcomes[options.policy];
  const key = (id: string) => `k-${id.slice(0, 13)}`;
  await db.insert(features).values({
    id: scene.featureId,
    key: key(scene.featureId),
    name: 'Java support',
    summary: 'Trace Java services.',
    engineerId: options.engineer.id,
    pmId: options.pm.id,
    stage: options.stage ?? 'beta',
    sample: options.sample ?? false,
    valueType: 'boolean',
    variants: { on: true, off: false },
    onVariant: 'on',
    offVariant: 'off',
    createdAt: now,
  });
  const killed = options.killed
    ? ({ serving: 'nobody', killedFrom: 'granted' } as const)
    : ({ serving: 'granted' } as const);
  await db.insert(featureEnvironments).values(
    ['production', 'staging'].map((environmentKey) => ({
      featureId: scene.featureId,
      environmentKey,
      ...killed,
    })),
  );
  await db.insert(rounds).values({
    id: scene.roundId,
    featureId: scene.featureId,
    kind: 'beta',
    number: 1,
    status: options.roundStatus ?? 'open',
    seats: 5,
    defaultDays: 30,
    maxDays: 60,
    rules: outcome ? [{ text: 'A rule.', when: [], outcome }] : [],
    createdAt: now,
  });
  const account = {
    tier: 'Business',
    region: 'EU',
    type: options.accountType ?? 'customer',
    createdAt: now,
  } as const;
  await db.insert(accounts).values(
    [scene.accountId, scene.otherAccountId, excludedId].map((id) => ({
      ...account,
      id,
      key: key(id),
      name: 'Acme',
      ownerId: options.owner.id,
      teamId: options.owner.teamId,
    })),
  );
  await db.insert(teams).values({ id: scene.teamId, name: `Team ${scene.teamId}` });
  await db.insert(users).values({
    id: scene.personId,
    name: 'Somebody',
    email: `${scene.personId}@latchkey.test`,
    roles: ['viewer'],
    teamId: scene.teamId,
    createdAt: now,
  });
  const signIn = { method: 'password' as const, beganAt: now, seenAt: now, expiresAt: addDays(now, 1) };
  await db.insert(sessions).values([
    { ...signIn, id: scene.sessionId, userId: options.asker.id },
    { ...signIn, id: scene.personSessionId, userId: scene.personId },
  ]);
  await db
    .insert(secondFactors)
    .values({ userId: scene.personId, sealedSecret: 'sealed', createdAt: now, confirmedAt: now });
  const ownedId = fresh();
  await db
    .insert(accounts)
    .values({ ...account, id: ownedId, key: key(ownedId), name: 'Globex', ownerId: scene.personId });
  const decided = {
    policyVersion: 1,
    ruleText: 'A rule.',
    intentAt: now,
    createdAt: now,
    reason: 'On a call',
  };
  await db.insert(requests).values({
    ...decided,
    id: scene.requestId,
    featureId: scene.featureId,
    accountId: scene.otherAccountId,
    roundId: scene.roundId,
    status: options.answered ? 'rejected' : options.waits ? 'waitlisted' : 'pending',
    decidedAt: options.answered ? now : null,
    waitsSince: options.waits ? now : null,
    requestedBy: options.asker.id,
    requestedFor: options.asker.id,
    days: 30,
    revisedAt: now,
    steps: options.policy === 'allows' ? [] : steps,
  });
  await db.insert(interests).values({
    id: scene.interestId,
    featureId: scene.featureId,
    accountId: scene.accountId,
    heardBy: options.asker.id,
    note: 'On a call',
    createdAt: now,
  });
  await db.insert(exclusions).values({
    id: scene.exclusionId,
    featureId: scene.featureId,
    accountId: excludedId,
    reason: 'An incident',
    createdBy: options.pm.id,
    createdAt: now,
  });
  await db.insert(apiKeys).values({
    id: scene.keyId,
    name: 'App',
    kind: 'server',
    environmentKey: scene.environmentKey,
    hash: 'a'.repeat(64),
    createdBy: options.engineer.id,
    createdAt: now,
  });
  await insertImports(db, scene, options.asker.id, now);
  if (options.directory) await insertDirectory(db, scene, options, now);
  return scene;
}

/** A living grant on the scene's other account, which has one contact. */
export async function insertHeldGrant(
  { db }: House,
  scene: Scene,
  grantedBy: Person,
  source: GrantSource,
): Promise<void> {
  const now = new Date();
  await db
    .insert(contacts)
    .values({ id: randomUUID(), accountId: scene.otherAccountId, key: 'data', name: 'Data' });
  await db.insert(grants).values({
    id: scene.grantId,
    featureId: scene.featureId,
    accountId: scene.otherAccountId,
    roundId: scene.roundId,
    variant: 'on',
    source,
    startsAt: now,
    expiresAt: addDays(now, 30),
    reason: 'On a call',
    policyVersion: 1,
    ruleText: 'A rule.',
    grantedBy: grantedBy.id,
    sellerId: grantedBy.id,
    intentAt: now,
    createdAt: now,
  });
}

/** The person is away, and the delegate decides in their place. */
export async function insertDelegation(
  { db }: House,
  scene: Scene,
  user: Person,
  delegate: Person,
): Promise<void> {
  const now = new Date();
  await db.insert(delegations).values({
    id: scene.delegationId,
    userId: user.id,
    delegateId: delegate.id,
    startsAt: now,
    endsAt: addDays(now, 5),
    createdAt: now,
  });
}
