/** What the company's directory may do about people: make, change, deactivate and remove them. */
import type { Act } from '#domain/act.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import type { Change, PersonRef } from '#domain/audit/refs.ts';
import { type Refusal, refuse } from '#domain/decision.ts';
import { refuseLastAdmin } from './group-roles.ts';

/** Somebody as the directory writes them down. */
export interface WrittenPerson {
  readonly userName: string;
  readonly externalId: string | null;
  readonly email: string;
  readonly displayName: string | null;
  readonly formattedName: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly active: boolean;
}

export interface KnownPerson extends PersonRef {
  readonly written: WrittenPerson;
  /** Deleted by the directory and not made again since. */
  readonly removed: boolean;
  /** Active and an admin, and nobody else is. */
  readonly isLastAdmin: boolean;
}

/** Names that somebody else is known by already; the first that is taken refuses. */
export type TakenBy = Partial<Record<'email' | 'userName' | 'externalId', string>>;

type Act0 = Pick<Act, 'newId'>;

export interface Written {
  readonly ok: true;
  readonly person: PersonRef;
  readonly written: WrittenPerson;
  /** They were active, and are not any more. */
  readonly leaves: boolean;
  readonly events: readonly AuditEvent[];
}

const longestName = 80;

/** The one name that people read here, from the several that a directory may send. */
export function nameOf(written: Omit<WrittenPerson, 'active' | 'externalId' | 'email'>): string {
  const both = [written.givenName, written.familyName].filter(Boolean).join(' ');
  const name = [written.displayName, written.formattedName, both, written.userName].find((one) =>
    one?.trim(),
  );
  return [...(name ?? '').trim().replaceAll(/\s+/g, ' ')].slice(0, longestName).join('').trim();
}

/** Decides on somebody whom the directory makes; whom it removed before comes back. */
export function writeNewPerson(
  facts: { readonly taken: TakenBy; readonly returning: KnownPerson | undefined },
  written: WrittenPerson,
  { newId }: Act0,
): Written | Refusal {
  const refused = refuseTaken(facts.taken, written);
  if (refused) return refused;
  const { returning } = facts;
  if (returning) return rewrite(returning, written);
  const person = { id: newId(), name: nameOf(written) };
  const events: AuditEvent[] = [{ type: 'person.added', person, roles: [], through: 'directory' }];
  if (!written.active) events.push({ type: 'person.deactivated', person, through: 'directory' });
  return { ok: true, person, written, leaves: false, events };
}

/** Decides on what the directory changes about somebody. */
export function writePerson(
  facts: { readonly taken: TakenBy; readonly known: KnownPerson | undefined },
  written: WrittenPerson,
): Written | Refusal {
  if (!facts.known || facts.known.removed) return noSuchPerson;
  return refuseTaken(facts.taken, written) ?? rewrite(facts.known, written);
}

/** Decides on somebody whom the directory deletes: they are deactivated, and what they did and hold stays. */
export function removePerson(known: KnownPerson | undefined): Written | Refusal {
  if (!known || known.removed) return noSuchPerson;
  return rewrite(known, { ...known.written, externalId: null, active: false }, true);
}

export const noSuchPerson = refuse('not_found', 'There is no such user.');

function rewrite(
  { id, name, written: before, removed, isLastAdmin }: KnownPerson,
  after: WrittenPerson,
  removes = false,
): Written | Refusal {
  const leaves = before.active && !after.active;
  if (leaves && isLastAdmin) return refuseLastAdmin({ id, name });
  const renamed = nameOf(before) !== nameOf(after);
  const person = { id, name: renamed ? nameOf(after) : name };
  const changes: Change[] = [
    { what: 'name', from: name, to: person.name },
    { what: 'e-mail', from: before.email, to: after.email },
    { what: 'name in the directory', from: before.userName, to: after.userName },
    { what: 'directory id', from: before.externalId ?? 'none', to: after.externalId ?? 'none' },
    { what: 'in the directory', from: removed ? 'no' : 'yes', to: removes ? 'no' : 'yes' },
  ].filter(({ from, to }) => from !== to);
  const events: AuditEvent[] = [];
  if (changes.length > 0) events.push({ type: 'person.changed', person, changes, through: 'directory' });
  if (leaves) events.push({ type: 'person.deactivated', person, through: 'directory' });
  if (!before.active && after.active) events.push({ type: 'person.activated', person, through: 'directory' });
  return { ok: true, person, written: after, leaves, events };
}

function refuseTaken(taken: TakenBy, { email, userName }: WrittenPerson): Refusal | undefined {
  if (taken.userName) return refuse('conflict', `There is a user with the userName ${userName} already.`);
  if (taken.email) return refuse('conflict', `There is a user with the e-mail address ${email} already.`);
  if (taken.externalId) return refuse('conflict', 'There is a user with this externalId already.');
  return undefined;
}
