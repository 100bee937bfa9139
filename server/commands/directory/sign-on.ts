import { randomUUID } from 'node:crypto';
import { eq, or, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { directoryGroups } from '#db/schema/directory.ts';
import { users } from '#db/schema/users.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import { givenByGroups, groupsHeld } from '#domain/directory/group-roles.ts';
import {
  type Claims,
  type SignedOnPerson,
  type SignOn,
  type SingleSignOnRefusal,
  signOn,
} from '#domain/directory/single-sign-on.ts';
import type { Outcome } from '#server/commands/run-command.ts';
import { lockPeople, readMapping } from './grouped-people.ts';
import { type DirectoryCall, runForDirectory } from './run-for-directory.ts';
import { regroupPeople } from './save-regrouped.ts';

export type SignedOn = { readonly userId: string } | { readonly refusal: SingleSignOnRefusal };

/** Somebody comes back from the identity provider: who that is here, with the roles that their groups give now. */
export function signOnThroughProvider(call: DirectoryCall, claims: Claims): Promise<Outcome<SignedOn>> {
  return runForDirectory<SignedOn>(call, async (tx, now) => {
    const mapping = await readMapping(tx);
    const groups = await groupsOfSomebodyNew(tx, claims);
    const decided = signOn({ ...(await findPeople(tx, claims)), mapping, groups }, claims);
    if (decided.kind === 'refused') return { ok: true, answer: { refusal: decided.refusal }, events: [] };
    if (decided.kind === 'new') {
      const { events, userId } = await makePerson(tx, decided, claims, givenByGroups(groups, mapping), now);
      return { ok: true, answer: { userId }, events };
    }
    const events = [...decided.events, ...(await keepClaims(tx, decided.person, claims))];
    const regrouped = await regroupPeople(tx, [decided.person.id], 'single_sign_on', now);
    // The last admin keeps the role, and comes in, whatever the groups say.
    if (regrouped.ok) events.push(...regrouped.events);
    const [person] = await tx
      .select({ roles: users.roles })
      .from(users)
      .where(eq(users.id, decided.person.id));
    const mayEnter = (person?.roles.length ?? 0) > 0;
    return { ok: true, answer: mayEnter ? { userId: decided.person.id } : { refusal: 'roleless' }, events };
  });
}

async function findPeople(tx: Transaction, { identity, email }: Claims) {
  const who = or(
    eq(users.singleSignOnId, identity),
    email === undefined ? undefined : eq(sql`lower(${users.email})`, email),
  );
  const ids = await tx.select({ id: users.id }).from(users).where(who);
  await lockPeople(
    tx,
    ids.map(({ id }) => id),
  );
  const found = await tx
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      active: users.active,
      identity: users.singleSignOnId,
    })
    .from(users)
    .where(who);
  const byIdentity: SignedOnPerson | undefined = found.find((one) => one.identity === identity);
  const byEmail: SignedOnPerson | undefined = found.find((one) => one.email.toLowerCase() === email);
  return { byIdentity, byEmail };
}

/** They are in no group of the directory, which does not know them. */
async function groupsOfSomebodyNew(tx: Transaction, { groups }: Claims): Promise<string[]> {
  const kept = await tx.select({ name: directoryGroups.name }).from(directoryGroups);
  return groupsHeld({ memberOf: [], claimed: groups ?? [], kept: kept.map(({ name }) => name) });
}

async function makePerson(
  tx: Transaction,
  { email, name }: Extract<SignOn, { kind: 'new' }>,
  { identity, issuer, groups = [] }: Claims,
  { roles, team }: ReturnType<typeof givenByGroups>,
  now: Date,
) {
  const person = { id: randomUUID(), name };
  await tx.insert(users).values({
    ...{ id: person.id, name, email, roles, teamId: team?.id ?? null, createdAt: now },
    ...{ rolesFrom: 'groups', singleSignOnId: identity, claimedGroups: [...groups] },
  });
  const events: AuditEvent[] = [
    { type: 'person.added', person, roles, team: team?.name, through: 'single_sign_on' },
    { type: 'directory.person_bound', person, issuer },
    { type: 'directory.groups_claimed', person, groups },
  ];
  return { userId: person.id, events };
}

async function keepClaims(
  tx: Transaction,
  person: { readonly id: string; readonly name: string },
  { identity, groups }: Claims,
): Promise<AuditEvent[]> {
  const [before] = await tx
    .select({ claimed: users.claimedGroups })
    .from(users)
    .where(eq(users.id, person.id));
  const claimed = groups ?? before?.claimed ?? [];
  await tx
    .update(users)
    .set({ singleSignOnId: identity, claimedGroups: [...claimed] })
    .where(eq(users.id, person.id));
  const same = claimed.join('\n') === before?.claimed.join('\n');
  return same ? [] : [{ type: 'directory.groups_claimed', person, groups: claimed }];
}
