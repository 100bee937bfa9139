import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { inSlices } from '#db/in-slices.ts';
import { directoryGroups, directoryMembers, directoryPeople } from '#db/schema/directory.ts';
import { users } from '#db/schema/users.ts';
import type { PersonRef } from '#domain/audit/refs.ts';
import type { Refusal } from '#domain/decision.ts';
import {
  groupRemoved,
  type KnownGroup,
  noSuchGroup,
  type WrittenGroup,
  type WrittenMembers,
  writeGroup,
  writeNewGroup,
} from '#domain/directory/groups.ts';
import type { Outcome } from '#server/commands/run-command.ts';
import { isKept } from './load-directory-person.ts';
import { type DirectoryCall, runForDirectory } from './run-for-directory.ts';
import { regroupPeople } from './save-regrouped.ts';

export interface GroupAsWritten extends WrittenGroup {
  readonly memberIds: readonly string[];
}

type GroupOutcome = Promise<Outcome<string>>;

/** @returns the id of the group that was made. */
export function createDirectoryGroup(call: DirectoryCall, written: GroupAsWritten): GroupOutcome {
  return runForDirectory(call, async (tx, now) => {
    const { memberIds, ...group } = written;
    const nameTaken = await isNameTaken(tx, group.name);
    const decided = writeNewGroup({ nameTaken }, group, await membersOf(tx, memberIds), {
      newId: randomUUID,
    });
    if (!decided.ok) return decided;
    await tx.insert(directoryGroups).values({ ...decided.group, createdAt: now, changedAt: now });
    const events = await saveMembers(tx, decided, [], now);
    if ('sentence' in events) return events;
    return { ok: true, answer: decided.group.id, events: [...decided.events, ...events] };
  });
}

/** `change` says how the group is from now on, seeing how it is now. */
export function changeDirectoryGroup(
  call: DirectoryCall,
  id: string,
  change: (before: GroupAsWritten) => GroupAsWritten | Refusal,
): GroupOutcome {
  return runForDirectory(call, async (tx, now) => {
    const known = await loadGroup(tx, id);
    if (!known) return noSuchGroup;
    const { name, externalId, members } = known;
    const written = change({ name, externalId, memberIds: members.map((one) => one.id) });
    if ('ok' in written) return written;
    const { memberIds, ...group } = written;
    const nameTaken = await isNameTaken(tx, group.name, id);
    const decided = writeGroup({ known, nameTaken }, group, await membersOf(tx, memberIds));
    if (!decided.ok) return decided;
    if (decided.events.length === 0) return { ok: true, answer: id, events: [] };
    await tx
      .update(directoryGroups)
      .set({ ...group, changedAt: now })
      .where(eq(directoryGroups.id, id));
    const renamed = name !== group.name;
    if (renamed) await forgetClaims(tx, name);
    const events = await saveMembers(tx, decided, renamed ? memberIds : [], now);
    if ('sentence' in events) return events;
    return { ok: true, answer: id, events: [...decided.events, ...events] };
  });
}

export function removeDirectoryGroup(call: DirectoryCall, id: string): GroupOutcome {
  return runForDirectory(call, async (tx, now) => {
    const known = await loadGroup(tx, id);
    if (!known) return noSuchGroup;
    await tx.delete(directoryGroups).where(eq(directoryGroups.id, id));
    await forgetClaims(tx, known.name);
    const regrouped = await regroupPeople(
      tx,
      known.members.map((one) => one.id),
      'directory',
      now,
    );
    if (!regrouped.ok) return regrouped;
    return { ok: true, answer: id, events: [groupRemoved(known), ...regrouped.events] };
  });
}

async function loadGroup(tx: Transaction, id: string): Promise<KnownGroup | undefined> {
  const [group] = await tx.select().from(directoryGroups).where(eq(directoryGroups.id, id)).for('update');
  if (!group) return undefined;
  const members = await tx
    .select({ id: users.id, name: users.name })
    .from(directoryMembers)
    .innerJoin(users, eq(users.id, directoryMembers.userId))
    .where(eq(directoryMembers.groupId, id))
    .orderBy(asc(users.name), users.id);
  return { id, name: group.name, externalId: group.externalId, members };
}

async function membersOf(tx: Transaction, ids: readonly string[]): Promise<WrittenMembers> {
  const people = await inSlices(ids, (slice) =>
    tx
      .select({ id: users.id, name: users.name })
      .from(users)
      .leftJoin(directoryPeople, eq(directoryPeople.userId, users.id))
      .where(and(inArray(users.id, slice), isKept)),
  );
  return { ids, people };
}

async function isNameTaken(tx: Transaction, name: string, besides?: string): Promise<boolean> {
  const same = eq(sql`lower(${directoryGroups.name})`, sql`lower(${name})`);
  return (await tx.$count(directoryGroups, besides ? and(same, ne(directoryGroups.id, besides)) : same)) > 0;
}

interface Moved {
  readonly group: { readonly id: string };
  readonly added: readonly PersonRef[];
  readonly removed: readonly PersonRef[];
}

async function saveMembers(
  tx: Transaction,
  { group, added, removed }: Moved,
  also: readonly string[],
  now: Date,
) {
  const [inIds, outIds] = [added.map(({ id }) => id), removed.map(({ id }) => id)];
  await inSlices(inIds, (slice) =>
    tx.insert(directoryMembers).values(slice.map((userId) => ({ groupId: group.id, userId }))),
  );
  await inSlices(outIds, (slice) =>
    tx
      .delete(directoryMembers)
      .where(and(eq(directoryMembers.groupId, group.id), inArray(directoryMembers.userId, slice))),
  );
  const regrouped = await regroupPeople(tx, [...inIds, ...outIds, ...also], 'directory', now);
  return regrouped.ok ? regrouped.events : regrouped;
}

/** A sign-in's claim of a group that went is not to give a role any longer than the group did. */
async function forgetClaims(tx: Transaction, group: string): Promise<void> {
  await tx.execute(sql`
    update ${users} set claimed_groups = array(
      select claimed from unnest(claimed_groups) claimed where lower(claimed) <> lower(${group}))
    where exists (select from unnest(claimed_groups) claimed where lower(claimed) = lower(${group}))`);
}
