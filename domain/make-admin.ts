/** What making somebody an admin from the command line decides: for a house whose admins can not sign in. */
import { z } from 'zod';
import type { AuditEvent, PersonRef } from './audit/events.ts';
import { type Refusal, refuse } from './decision.ts';
import { email, personName } from './inputs/people.ts';
import { roles as allRoles, type Role } from './permissions.ts';

export const makeAdminInput = z.strictObject({
  email,
  /** Only for somebody who is not here yet. */
  name: personName.optional(),
  newPassword: z.boolean(),
  withoutSecondFactor: z.boolean(),
});
export type MakeAdminInput = z.infer<typeof makeAdminInput>;

export interface AdminState {
  /** Undefined when nobody has the address. */
  readonly person:
    | (PersonRef & {
        readonly roles: readonly Role[];
        readonly active: boolean;
        readonly hasSecondFactor: boolean;
      })
    | undefined;
}

export interface MadeAdmin {
  readonly ok: true;
  readonly person: PersonRef;
  readonly roles: readonly Role[];
  readonly added: boolean;
  readonly passwordGiven: boolean;
  readonly secondFactorTakenOff: boolean;
  readonly event: Extract<AuditEvent, { type: 'operator.admin_made' }>;
}

/** Decides on it. Whoever is added gets a first password; whoever is here keeps theirs unless another is wanted. */
export function makeAdmin(
  { person }: AdminState,
  input: MakeAdminInput,
  newId: () => string,
): MadeAdmin | Refusal {
  if (!person && !input.name)
    return refuse('not_found', `Nobody has the e-mail address ${input.email}. To add them, say --name.`);
  if (person && input.name)
    return refuse(
      'conflict',
      `${person.name} has the e-mail address ${input.email} already: leave --name out.`,
    );
  const secondFactorTakenOff = input.withoutSecondFactor && Boolean(person?.hasSecondFactor);
  const passwordGiven = !person || input.newPassword;
  if (person?.active && person.roles.includes('admin') && !passwordGiven && !secondFactorTakenOff)
    return refuse(
      'conflict',
      `${person.name} is an active admin already. If they can not sign in: --new-password${person.hasSecondFactor ? ', --without-second-factor' : ''}.`,
    );
  const made = { id: person?.id ?? newId(), name: person?.name ?? input.name ?? '' };
  const held = new Set<Role>([...(person?.roles ?? []), 'admin']);
  return {
    ok: true,
    person: made,
    roles: allRoles.filter((role) => held.has(role)),
    added: !person,
    passwordGiven,
    secondFactorTakenOff,
    event: {
      type: 'operator.admin_made',
      person: made,
      added: !person,
      activated: person?.active === false,
      passwordGiven,
      secondFactorTakenOff,
    },
  };
}
