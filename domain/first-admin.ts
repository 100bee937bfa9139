/** What making the first admin of a house decides. */
import { z } from 'zod';
import type { AuditEvent, PersonRef } from './audit/events.ts';
import { type Refusal, refuse } from './decision.ts';
import { email, personName } from './inputs/people.ts';
import { longestPassword, passwordProblem } from './passwords.ts';
import type { Role } from './permissions.ts';

/** So that one person can try all of it; they can be taken away under Users and roles once there are others. */
export const firstAdminRoles: readonly Role[] = ['sales_lead', 'engineer', 'pm', 'admin'];

export const firstAdminInput = z
  .strictObject({ name: personName, email, password: z.string().max(longestPassword + 1) })
  .superRefine(({ password }, context) => {
    const problem = passwordProblem(password);
    if (problem) context.addIssue({ code: 'custom', path: ['password'], message: problem });
  });

export type FirstAdminInput = z.infer<typeof firstAdminInput>;

interface OpenedHouse {
  readonly ok: true;
  readonly person: PersonRef & { readonly roles: Role[] };
  readonly events: readonly [AuditEvent];
}

/** Decides on the first person of a house that has none. */
export function makeFirstAdmin(
  { people }: { readonly people: number },
  { name }: { readonly name: string },
  newId: () => string,
): OpenedHouse | Refusal {
  if (people > 0) return refuse('conflict', 'Somebody has set up this house already. Sign in instead.');
  return {
    ok: true,
    person: { id: newId(), name, roles: [...firstAdminRoles] },
    events: [{ type: 'house.opened', roles: firstAdminRoles }],
  };
}
