import { expect } from 'vitest';
import { aSentence } from '#tests/support/facts.ts';

export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

let made = 0;

/** As Okta makes somebody. */
export function byOkta(changes: object = {}) {
  const login = `okta-${++made}@latchkey.test`;
  return {
    schemas: [userSchema],
    userName: login,
    name: { givenName: 'Test', familyName: `User ${made}` },
    emails: [{ primary: true, value: login, type: 'work' }],
    displayName: `Test User ${made}`,
    locale: 'en-US',
    externalId: `00u-${made}`,
    groups: [],
    password: 'never-kept-anywhere-1',
    active: true,
    ...changes,
  };
}

/** As Entra makes somebody. */
export function byEntra(changes: object = {}) {
  const login = `entra-${++made}@latchkey.test`;
  return {
    schemas: [userSchema, enterprise],
    externalId: `entra-${made}`,
    userName: login,
    active: true,
    emails: [{ primary: true, type: 'work', value: login }],
    meta: { resourceType: 'User' },
    name: { formatted: `Given ${made} Family`, familyName: 'Family', givenName: `Given ${made}` },
    [enterprise]: { department: 'Sales', manager: { value: 'nobody' } },
    roles: [],
    ...changes,
  };
}

/** How SCIM refuses. */
export const refused = (status: number, scimType?: string) => ({
  status,
  body: {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    detail: expect.stringMatching(aSentence),
    ...(scimType && { scimType }),
  },
});
