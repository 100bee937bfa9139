/** Who somebody is who comes back from the company's identity provider, and whether they may come in. */
import { z } from 'zod';
import type { AuditEvent } from '#domain/audit/events.ts';
import type { PersonRef } from '#domain/audit/refs.ts';
import { email as emailAddress } from '#domain/inputs/people.ts';
import { type GroupRoles, givenByGroups } from './group-roles.ts';

const groupsAtMost = 500;
const longestGroup = 256;

export interface Claims {
  /** Issuer and subject: what the provider never gives to anybody else. */
  readonly identity: string;
  readonly issuer: string;
  /** Only when the provider says, or is trusted to mean, that it is theirs. */
  readonly email: string | undefined;
  readonly name: string | undefined;
  /** Undefined when the provider says that there are too many to name. */
  readonly groups: readonly string[] | undefined;
}

export const singleSignOnRefusals = {
  unverified:
    'Your company’s sign-in did not confirm your e-mail address, so Latchkey can not tell who you are. Ask an admin.',
  another: 'Somebody else signed in with this e-mail address before. Ask an admin.',
  left: 'You are not active here any more. Ask an admin.',
  unknown: 'Nobody with your e-mail address is here, and none of your groups gives a role. Ask an admin.',
  roleless: 'None of your groups gives you a role here. Ask an admin.',
  failed: 'The sign-in through your company did not come to an end. Try again.',
} as const;
export type SingleSignOnRefusal = keyof typeof singleSignOnRefusals;

/** Reads what the provider says about somebody; nothing without issuer and subject. */
export function readClaims(
  said: Readonly<Record<string, unknown>>,
  settings: { readonly groupsClaim: string; readonly trustEmail: boolean },
): Claims | undefined {
  const { iss, sub } = said;
  if (typeof iss !== 'string' || typeof sub !== 'string' || !iss || !sub || !isPlain(`${iss}${sub}`))
    return undefined;
  const address = emailAddress.safeParse(said.email);
  const { email_verified: verified } = said;
  const isTheirs =
    verified === true || verified === 'true' || (settings.trustEmail && verified === undefined);
  return {
    identity: `${iss} ${sub}`,
    issuer: iss,
    email: address.success && isTheirs ? address.data : undefined,
    name: [said.name, said.preferred_username].find(
      (one): one is string => typeof one === 'string' && isPlain(one),
    ),
    groups: isNamedElsewhere(said, settings.groupsClaim) ? undefined : readGroups(said[settings.groupsClaim]),
  };
}

const hints = z.object({ _claim_names: z.record(z.string(), z.unknown()) });

/** Entra names more than 200 groups nowhere in the token, but says so. */
function isNamedElsewhere(said: Readonly<Record<string, unknown>>, claim: string): boolean {
  const read = hints.safeParse(said);
  return said[claim] === undefined && read.success && Object.hasOwn(read.data._claim_names, claim);
}

function readGroups(claimed: unknown): string[] {
  const all = Array.isArray(claimed) ? claimed : [claimed];
  const groups = all.filter(
    (one): one is string =>
      typeof one === 'string' && one.trim() !== '' && one.length <= longestGroup && isPlain(one),
  );
  return [...new Set(groups.map((one) => one.trim()))].slice(0, groupsAtMost).toSorted();
}

function isPlain(text: string): boolean {
  return !/[\p{Cc}\p{Cs}]/u.test(text);
}

export interface SignedOnPerson extends PersonRef {
  readonly active: boolean;
  /** Who they are to the provider, since they first came through it. */
  readonly identity: string | null;
}

export interface SignOnState {
  readonly byIdentity: SignedOnPerson | undefined;
  readonly byEmail: SignedOnPerson | undefined;
  readonly mapping: readonly GroupRoles[];
  /** Which groups they are in, by the claim and by the directory; undefined for somebody who is not here yet. */
  readonly groups: readonly string[];
}

export type SignOn =
  | { readonly kind: 'known'; readonly person: PersonRef; readonly events: readonly AuditEvent[] }
  | { readonly kind: 'new'; readonly email: string; readonly name: string }
  | { readonly kind: 'refused'; readonly refusal: SingleSignOnRefusal };

/**
 * Decides who it is: by issuer and subject once they are bound, before that by an address that the provider vouches for.
 * Whom a provider of before knew is bound anew: only the one that the house trusts now comes here. Somebody new is made
 * only when a group gives them a role.
 */
export function signOn(state: SignOnState, claims: Claims): SignOn {
  const { byIdentity, byEmail } = state;
  if (byIdentity) return byIdentity.active ? known(byIdentity) : refused('left');
  if (!claims.email) return refused('unverified');
  if (byEmail) {
    if (!byEmail.active) return refused('left');
    if (byEmail.identity?.startsWith(`${claims.issuer} `)) return refused('another');
    const person = { id: byEmail.id, name: byEmail.name };
    return known(byEmail, [{ type: 'directory.person_bound', person, issuer: claims.issuer }]);
  }
  if (givenByGroups(state.groups, state.mapping).roles.length === 0) return refused('unknown');
  return { kind: 'new', email: claims.email, name: nameFor(claims.name, claims.email) };
}

function known({ id, name }: PersonRef, events: readonly AuditEvent[] = []): SignOn {
  return { kind: 'known', person: { id, name }, events };
}

function refused(refusal: SingleSignOnRefusal): SignOn {
  return { kind: 'refused', refusal };
}

function nameFor(name: string | undefined, email: string): string {
  const said = (name ?? '').trim().replaceAll(/\s+/g, ' ');
  return [...(said || email)].slice(0, 80).join('').trim();
}
