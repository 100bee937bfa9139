import { z } from 'zod';
import { id, sentence } from './common.ts';
import { heldRoles } from './people.ts';

const groupName = sentence('The name of the group', 256);

export const setGroupRolesInput = z.strictObject({
  /** Of what is changed; left out, a group more. */
  mappingId: id.nullish(),
  group: groupName,
  roles: heldRoles,
  teamId: id.nullish(),
});

export const removeGroupRolesInput = z.strictObject({ mappingId: id });

/** What would change is asked with what is about to be set, or removed. */
export const previewGroupRolesInput = z.union([
  z.strictObject({ set: setGroupRolesInput }),
  z.strictObject({ remove: removeGroupRolesInput }),
]);
export type PreviewGroupRolesInput = z.infer<typeof previewGroupRolesInput>;

export const chooseRolesSourceInput = z.strictObject({ personId: id, from: z.enum(['groups', 'admins']) });

export const makeDirectoryTokenInput = z.strictObject({ name: sentence('The name', 60) });
export const revokeDirectoryTokenInput = z.strictObject({
  tokenId: z.string().regex(/^[a-z0-9]{16}$/, 'This is not the id of a token.'),
});
