/** What the company's directory may do about groups: make, rename and remove them, and say who is in. */
import type { Act } from '#domain/act.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import type { PersonRef } from '#domain/audit/refs.ts';
import { type Refusal, refuse } from '#domain/decision.ts';

export interface WrittenGroup {
  readonly name: string;
  readonly externalId: string | null;
}

export interface KnownGroup extends WrittenGroup {
  readonly id: string;
  readonly members: readonly PersonRef[];
}

/** Who is to be in: of `people` are those the directory knows; whoever is not among them can not be put in. */
export interface WrittenMembers {
  readonly ids: readonly string[];
  readonly people: readonly PersonRef[];
}

interface DecidedGroup {
  readonly ok: true;
  readonly group: { readonly id: string } & WrittenGroup;
  readonly added: readonly PersonRef[];
  readonly removed: readonly PersonRef[];
  readonly events: readonly AuditEvent[];
}

/** One event names so many at most, so that none is larger than a page. */
const namedAtOnce = 100;

export const noSuchGroup = refuse('not_found', 'There is no such group.');

/** Decides on a group that the directory makes. */
export function writeNewGroup(
  { nameTaken }: { readonly nameTaken: boolean },
  written: WrittenGroup,
  members: WrittenMembers,
  { newId }: Pick<Act, 'newId'>,
): DecidedGroup | Refusal {
  if (nameTaken) return taken(written);
  const known: KnownGroup = { id: newId(), ...written, members: [] };
  const decided = moved(known, written, members);
  if (!decided.ok) return decided;
  const group = { id: known.id, name: written.name };
  return { ...decided, events: [{ type: 'directory.group_made', group }, ...decided.events] };
}

/** Decides on another name of a group, and on who is in it from now on. */
export function writeGroup(
  { known, nameTaken }: { readonly known: KnownGroup | undefined; readonly nameTaken: boolean },
  written: WrittenGroup,
  members: WrittenMembers,
): DecidedGroup | Refusal {
  if (!known) return noSuchGroup;
  if (nameTaken) return taken(written);
  const decided = moved(known, written, members);
  if (!decided.ok) return decided;
  const group = { id: known.id, name: written.name };
  const events: AuditEvent[] = [];
  if (known.name !== written.name) events.push({ type: 'directory.group_renamed', group, from: known.name });
  if (known.externalId !== written.externalId) {
    const [from, to] = [known.externalId ?? 'none', written.externalId ?? 'none'];
    events.push({ type: 'directory.group_changed', group, what: 'directory id', from, to });
  }
  return { ...decided, events: [...events, ...decided.events] };
}

/** The event of a group that the directory removes. */
export function groupRemoved({ id, name, members }: KnownGroup): AuditEvent {
  return { type: 'directory.group_removed', group: { id, name }, members: members.length };
}

function moved(known: KnownGroup, written: WrittenGroup, members: WrittenMembers): DecidedGroup | Refusal {
  const wanted = new Set(members.ids);
  const before = new Set(known.members.map(({ id }) => id));
  const people = new Map(members.people.map((one) => [one.id, one]));
  const added: PersonRef[] = [];
  for (const id of wanted) {
    if (before.has(id)) continue;
    const person = people.get(id);
    if (!person) return refuse('invalid', `There is no user with the id ${id} to be a member.`);
    added.push(person);
  }
  const removed = known.members.filter(({ id }) => !wanted.has(id));
  const group = { id: known.id, name: written.name };
  const events: AuditEvent[] = [];
  for (let first = 0; first < Math.max(added.length, removed.length); first += namedAtOnce)
    events.push({
      type: 'directory.members_changed',
      group,
      added: added.slice(first, first + namedAtOnce),
      removed: removed.slice(first, first + namedAtOnce),
    });
  return { ok: true, group: { id: known.id, ...written }, added, removed, events };
}

function taken({ name }: WrittenGroup): Refusal {
  return refuse('conflict', `There is a group called ${name} already.`);
}
