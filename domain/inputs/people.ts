import { z } from 'zod';
import { type Role, roles } from '#domain/permissions.ts';
import { id, sentence } from './common.ts';

export const personName = sentence('The name', 80);

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'The e-mail address is too long.')
  .pipe(z.email('This is not an e-mail address.'));

/** In the order of the table of permissions, each once. */
export const heldRoles = z
  .array(z.enum(roles), 'Choose at least one role.')
  .min(1, 'Choose at least one role: without one a person can not even read.')
  .transform((wanted): Role[] => roles.filter((role) => wanted.includes(role)));

export const addPersonInput = z.strictObject({
  name: personName,
  email,
  roles: heldRoles,
  teamId: id.nullish(),
});
export type AddPersonInput = z.infer<typeof addPersonInput>;

/** Everything that holds from now on, not only what is new. */
export const changePersonInput = z.strictObject({
  personId: id,
  name: personName,
  roles: heldRoles,
  teamId: id.nullish(),
  /** How the person stood before whoever changes them: a role that was just taken must not come back unseen. */
  seen: z.strictObject({ name: z.string(), roles: z.array(z.enum(roles)), teamId: id.nullable() }).optional(),
});
export type ChangePersonInput = z.infer<typeof changePersonInput>;

export const personInput = z.strictObject({ personId: id });

export const heldThings = ['accounts', 'pm_features', 'engineer_features'] as const;
export type HeldThing = (typeof heldThings)[number];

export const handOverInput = z.strictObject({ fromId: id, toId: id, what: z.enum(heldThings) });
export type HandOverInput = z.infer<typeof handOverInput>;

const teamName = sentence('The name of the team', 60);
export const createTeamInput = z.strictObject({ name: teamName });
export const renameTeamInput = z.strictObject({ teamId: id, name: teamName });

export const renameSelfInput = z.strictObject({ name: personName });
