import { groupSchema, listSchema, userSchema } from './show-resources.ts';

const prefix = 'urn:ietf:params:scim:schemas:core:2.0';
export const mostAtOnce = 200;

/** What of SCIM is spoken here (RFC 7643, section 5). */
export function serviceProviderConfig(base: string): object {
  return {
    schemas: [`${prefix}:ServiceProviderConfig`],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: mostAtOnce },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: false },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'A token that an admin makes under Users and roles, Single sign-on and directory.',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  };
}

const kinds = [
  { id: 'User', endpoint: '/Users', schema: userSchema, description: 'Somebody who works with Latchkey' },
  {
    id: 'Group',
    endpoint: '/Groups',
    schema: groupSchema,
    description: 'People who may be given roles together',
  },
] as const;

export function resourceTypes(base: string): readonly object[] {
  return kinds.map(({ id, endpoint, schema, description }) => ({
    schemas: [`${prefix}:ResourceType`],
    ...{ id, name: id, endpoint, description, schema, schemaExtensions: [] },
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${id}` },
  }));
}

type Type = 'string' | 'boolean' | 'complex' | 'reference';

function attribute(name: string, type: Type, more: object = {}): object {
  const usual = { multiValued: false, required: false, mutability: 'readWrite', returned: 'default' };
  const texts = type === 'string' ? { caseExact: false, uniqueness: 'none' } : {};
  return { name, type, ...usual, ...texts, ...more };
}

const userAttributes = [
  attribute('userName', 'string', { required: true, uniqueness: 'server' }),
  attribute('displayName', 'string'),
  attribute('name', 'complex', {
    subAttributes: [
      attribute('formatted', 'string'),
      attribute('familyName', 'string'),
      attribute('givenName', 'string'),
    ],
  }),
  attribute('active', 'boolean'),
  attribute('emails', 'complex', {
    multiValued: true,
    subAttributes: [
      attribute('value', 'string', { uniqueness: 'server' }),
      attribute('type', 'string', { canonicalValues: ['work'] }),
      attribute('primary', 'boolean'),
    ],
  }),
  attribute('groups', 'complex', {
    ...{ multiValued: true, mutability: 'readOnly' },
    subAttributes: [
      attribute('value', 'string', { mutability: 'readOnly' }),
      attribute('$ref', 'reference', { mutability: 'readOnly', referenceTypes: ['Group'] }),
      attribute('display', 'string', { mutability: 'readOnly' }),
    ],
  }),
];

const groupAttributes = [
  attribute('displayName', 'string', { required: true, uniqueness: 'server' }),
  attribute('members', 'complex', {
    multiValued: true,
    subAttributes: [
      attribute('value', 'string', { mutability: 'immutable' }),
      attribute('$ref', 'reference', { mutability: 'immutable', referenceTypes: ['User'] }),
      attribute('display', 'string', { mutability: 'readOnly' }),
      attribute('type', 'string', { mutability: 'immutable', canonicalValues: ['User'] }),
    ],
  }),
];

export function schemas(base: string): readonly object[] {
  return kinds.map(({ id, schema, description }) => ({
    schemas: [`${prefix}:Schema`],
    ...{ id: schema, name: id, description },
    attributes: id === 'User' ? userAttributes : groupAttributes,
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${schema}` },
  }));
}

export function listOf(resources: readonly object[], of = { all: resources.length, from: 0 }): object {
  return {
    schemas: [listSchema],
    totalResults: of.all,
    startIndex: of.from + 1,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}
