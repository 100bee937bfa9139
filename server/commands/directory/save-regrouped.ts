import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { users } from '#db/schema/users.ts';
import type { Through } from '#domain/audit/directory-events.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import type { Refusal } from '#domain/decision.ts';
import { type Regrouped, regroup } from '#domain/directory/group-roles.ts';
import { endSessions } from '#server/commands/sign-in/end-sessions.ts';
import { lockPeople, readAdminIds, readMapping, readWithGroups } from './grouped-people.ts';

/** Whoever loses a role is signed out; an account is of its owner's team. */
export async function saveRegrouped(tx: Transaction, moved: readonly Regrouped[], now: Date): Promise<void> {
  for (const { person, roles, team, lost, changesTeam } of moved) {
    const teamId = team?.id ?? null;
    await tx.update(users).set({ roles, teamId }).where(eq(users.id, person.id));
    if (lost.length > 0) await endSessions(tx, person.id, 'role_lost', now);
    if (changesTeam) await tx.update(accounts).set({ teamId }).where(eq(accounts.ownerId, person.id));
  }
}

/** After their groups changed: gives those of them whose roles come from groups what their groups give now. */
export async function regroupPeople(
  tx: Transaction,
  personIds: readonly string[],
  through: Through,
  now: Date,
): Promise<{ readonly ok: true; readonly events: readonly AuditEvent[] } | Refusal> {
  const concerned = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(inArray(users.id, [...personIds]), eq(users.rolesFrom, 'groups')));
  if (concerned.length === 0) return { ok: true, events: [] };
  const ids = concerned.map(({ id }) => id);
  await lockPeople(tx, ids);
  const people = (await readWithGroups(tx, ids)).filter(({ rolesFrom }) => rolesFrom === 'groups');
  const judged = regroup(people, await readMapping(tx), { adminIds: await readAdminIds(tx), through });
  if (!judged.ok) return judged;
  await saveRegrouped(tx, judged.moved, now);
  return { ok: true, events: judged.moved.map(({ event }) => event) };
}
