import { type Refusal, refuse } from '#domain/decision.ts';
import type { Role } from '#domain/permissions.ts';
import type { GivenByGroups } from './group-roles.ts';

interface Chosen {
  readonly roles: readonly Role[];
  readonly teamId: string | null;
}

/** What groups give somebody is not chosen for them here, until an admin takes them out of it. */
export function refuseIfGroupsChoose(
  name: string,
  given: GivenByGroups | undefined,
  { before, wanted }: { readonly before: Chosen; readonly wanted: Chosen },
): Refusal | undefined {
  if (!given) return undefined;
  const sameRoles =
    before.roles.length === wanted.roles.length && before.roles.every((role) => wanted.roles.includes(role));
  if (!sameRoles)
    return refuse(
      'denied',
      `Groups of the company’s directory give ${name} their roles. Take them over first.`,
    );
  if (given.team && before.teamId !== wanted.teamId)
    return refuse('denied', `A group of the company’s directory gives ${name} their team.`);
  return undefined;
}
