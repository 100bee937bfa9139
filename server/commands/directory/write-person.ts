import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { directoryMembers, directoryPeople } from '#db/schema/directory.ts';
import { users } from '#db/schema/users.ts';
import type { Refusal } from '#domain/decision.ts';
import {
  type KnownPerson,
  noSuchPerson,
  removePerson,
  type Written,
  type WrittenPerson,
  writeNewPerson,
  writePerson,
} from '#domain/directory/people.ts';
import { leave, leaveForGood } from '#server/commands/people/leave.ts';
import type { Outcome } from '#server/commands/run-command.ts';
import { spendLinks } from '#server/commands/sign-in/password-links.ts';
import { findReturning, findTaken, loadDirectoryPerson } from './load-directory-person.ts';
import { type DirectoryCall, runForDirectory } from './run-for-directory.ts';
import { regroupPeople } from './save-regrouped.ts';

type PersonOutcome = Promise<Outcome<string>>;

/** @returns the id of whoever was made, or came back. */
export function createDirectoryPerson(call: DirectoryCall, written: WrittenPerson): PersonOutcome {
  return runForDirectory(call, async (tx, now) => {
    const returningId = await findReturning(tx, written);
    const returning = returningId ? await loadDirectoryPerson(tx, returningId) : undefined;
    const taken = await findTaken(tx, written, returningId);
    const decided = writeNewPerson({ taken, returning }, written, { newId: randomUUID });
    if (!decided.ok) return decided;
    const { person } = decided;
    if (returning) await rewrite(tx, returning, decided, now);
    else
      await tx
        .insert(users)
        .values({ ...columnsOf(decided), id: person.id, roles: [], rolesFrom: 'groups', createdAt: now });
    await keepWritten(tx, person.id, written, null);
    return { ok: true, answer: person.id, events: decided.events };
  });
}

/** `change` says how somebody is written from now on, seeing how they are now. */
export function changeDirectoryPerson(
  call: DirectoryCall,
  id: string,
  change: (before: WrittenPerson) => WrittenPerson | Refusal,
): PersonOutcome {
  return runForDirectory(call, async (tx, now) => {
    const known = await loadDirectoryPerson(tx, id);
    if (!known || known.removed) return noSuchPerson;
    const written = change(known.written);
    if ('ok' in written) return written;
    const taken = await findTaken(tx, written, id);
    const decided = writePerson({ taken, known }, written);
    if (!decided.ok) return decided;
    if (decided.events.length > 0) await rewrite(tx, known, decided, now);
    await keepWritten(tx, id, written, null);
    return { ok: true, answer: id, events: decided.events };
  });
}

/** They are out of their groups, and what they signed in with is forgotten: whoever is made again begins anew. */
export function removeDirectoryPerson(call: DirectoryCall, id: string): PersonOutcome {
  return runForDirectory(call, async (tx, now) => {
    const decided = removePerson(await loadDirectoryPerson(tx, id));
    if (!decided.ok) return decided;
    await tx
      .update(users)
      .set({ ...columnsOf(decided), claimedGroups: [], rolesFrom: 'groups' })
      .where(eq(users.id, id));
    await keepWritten(tx, id, decided.written, now);
    await tx.delete(directoryMembers).where(eq(directoryMembers.userId, id));
    await leaveForGood(tx, id, now);
    const regrouped = await regroupPeople(tx, [id], 'directory', now);
    if (!regrouped.ok) return regrouped;
    return { ok: true, answer: id, events: [...decided.events, ...regrouped.events] };
  });
}

/** Links went to the address they had. */
async function rewrite(tx: Transaction, before: KnownPerson, decided: Written, now: Date): Promise<void> {
  await tx.update(users).set(columnsOf(decided)).where(eq(users.id, before.id));
  const { email } = before.written;
  if (email.toLowerCase() !== decided.written.email.toLowerCase()) await spendLinks(tx, before.id, now);
  if (decided.leaves) await leave(tx, before.id, now);
}

function columnsOf({ person, written }: Pick<Written, 'person' | 'written'>) {
  const { email, externalId, active } = written;
  return { name: person.name, email, externalId, active };
}

async function keepWritten(
  tx: Transaction,
  userId: string,
  { userName, displayName, formattedName, givenName, familyName }: WrittenPerson,
  removedAt: Date | null,
): Promise<void> {
  const said = { userName, displayName, formattedName, givenName, familyName, removedAt };
  await tx
    .insert(directoryPeople)
    .values({ userId, ...said })
    .onConflictDoUpdate({ target: directoryPeople.userId, set: said });
}
