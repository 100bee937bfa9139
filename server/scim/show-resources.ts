import type { DirectoryGroup } from '#server/queries/directory-groups.ts';
import type { DirectoryUser } from '#server/queries/directory-users.ts';

export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const listSchema = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

/** @param base the address of the service: https://latchkey.example.com/scim/v2 */
export function showUser(user: DirectoryUser, base: string): object {
  const { id, externalId, userName, active, email, groups } = user;
  const location = `${base}/Users/${id}`;
  return {
    schemas: [userSchema],
    id,
    externalId: externalId ?? undefined,
    userName,
    displayName: user.displayName ?? user.name,
    name: {
      formatted: user.formattedName ?? user.name,
      givenName: user.givenName ?? undefined,
      familyName: user.familyName ?? undefined,
    },
    active,
    emails: [{ value: email, type: 'work', primary: true }],
    groups: groups.map((group) => ({
      value: group.id,
      display: group.name,
      $ref: `${base}/Groups/${group.id}`,
    })),
    meta: { resourceType: 'User', created: user.createdAt.toISOString(), location },
  };
}

export function showGroup({ id, name, externalId, members, ...group }: DirectoryGroup, base: string): object {
  return {
    schemas: [groupSchema],
    id,
    externalId: externalId ?? undefined,
    displayName: name,
    members: members?.map((one) => ({
      value: one.id,
      display: one.name,
      type: 'User',
      $ref: `${base}/Users/${one.id}`,
    })),
    meta: {
      resourceType: 'Group',
      created: group.createdAt.toISOString(),
      lastModified: group.changedAt.toISOString(),
      location: `${base}/Groups/${id}`,
    },
  };
}

/** The whole resource but for what was not wanted: its schemas and id always stay. */
export function onlyWanted(resource: object, { attributes, excluded }: Wanted): object {
  const entries = Object.entries(resource).filter(([name]) => {
    if (name === 'schemas' || name === 'id') return true;
    const known = name.toLowerCase();
    return attributes.length > 0 ? attributes.includes(known) : !excluded.includes(known);
  });
  return Object.fromEntries(entries);
}

/** Names of attributes of the first level, in lower case. */
export interface Wanted {
  readonly attributes: readonly string[];
  readonly excluded: readonly string[];
}
