/** Who must prove more than a password to come in, and what counts as a proof. */
import type { Act } from './act.ts';
import type { PersonRef } from './audit/refs.ts';
import { type Decision, refuse } from './decision.ts';
import type { Role } from './permissions.ts';

export const secondFactorChoices = ['nobody', 'admins', 'everybody'] as const;
export type SecondFactorFor = (typeof secondFactorChoices)[number];

const secondFactorWords: Record<SecondFactorFor, string> = {
  nobody: 'nobody',
  admins: 'admins',
  everybody: 'everybody with a password',
};

/**
 * Whether a person may do nothing before they have set up a second factor. Whoever comes through the company's sign-in
 * proved there what the company asks for.
 */
export function mustSetUpSecondFactor(
  wanted: SecondFactorFor,
  person: {
    readonly roles: readonly Role[];
    readonly method: 'password' | 'single_sign_on';
    readonly hasSecondFactor: boolean;
  },
): boolean {
  if (person.method !== 'password' || person.hasSecondFactor) return false;
  return wanted === 'everybody' || (wanted === 'admins' && person.roles.includes('admin'));
}

/** Decides on taking a lost second factor off somebody, who then signs in with the password alone. */
export function takeOffSecondFactor(
  { person, hasSecondFactor }: { readonly person: PersonRef; readonly hasSecondFactor: boolean },
  act: Act,
): Decision<null> {
  const { id, name } = person;
  if (id === act.by.id) return refuse('denied', 'Switch off your own second factor under Settings.');
  if (!hasSecondFactor) return refuse('conflict', `${name} has no second factor.`);
  return { ok: true, next: null, events: [{ type: 'second_factor.taken_off', person: { id, name } }] };
}

/** Decides on who must have one. Whoever has none is led to set it up, so it locks nobody out. */
export function requireSecondFactor(
  { who: before }: { readonly who: SecondFactorFor },
  { who }: { readonly who: SecondFactorFor },
): Decision<SecondFactorFor> {
  if (who === before) return refuse('conflict', 'This is so already; nothing was changed.');
  const change = {
    what: 'a second factor is asked of',
    from: secondFactorWords[before],
    to: secondFactorWords[who],
  };
  return { ok: true, next: who, events: [{ type: 'settings.changed', changes: [change] }] };
}
