import type { AuditEventType } from '#domain/audit/events.ts';
import type { ToldOf } from '#tests/support/told-parts.ts';

type Types = Extract<AuditEventType, `directory.${string}`>;

const person = { id: 'p', name: 'The seller of Acme' };
const token = { id: 'a', name: 'Okta' };
const group = { id: 'g', name: 'Field sales' };
const many = Array.from({ length: 12 }, (_, place) => ({ id: `${place}`, name: `S${place}` }));

/** Each event with what it is told as. */
export const toldOfDirectory: ToldOf<Types> = {
  'directory.token_made': [{ type: 'directory.token_made', token }, 'made the directory token Okta', 'plain'],
  'directory.token_revoked': [
    { type: 'directory.token_revoked', token },
    'revoked the directory token Okta',
    'plain',
  ],
  'directory.roles_set': [
    {
      ...{ type: 'directory.roles_set', group: 'Field sales', roles: ['sales'], team: 'North' },
      before: { roles: ['viewer', 'sales'] },
    },
    'let the group Field sales give Sales in North, before it gave Viewer, Sales',
    'plain',
  ],
  'directory.roles_removed': [
    { type: 'directory.roles_removed', group: 'Field sales', roles: ['sales'] },
    'let the group Field sales give nothing any more, before it gave Sales',
    'plain',
  ],
  'directory.group_made': [
    { type: 'directory.group_made', group },
    'took the group Field sales from the directory',
    'plain',
  ],
  'directory.group_renamed': [
    { type: 'directory.group_renamed', group, from: 'Sales' },
    'renamed a group of the directory: Sales → Field sales',
    'plain',
  ],
  'directory.group_changed': [
    { type: 'directory.group_changed', group, what: 'directory id', from: 'none', to: 'a-1' },
    'changed the group Field sales of the directory: directory id none → a-1',
    'plain',
  ],
  'directory.group_removed': [
    { type: 'directory.group_removed', group, members: 1 },
    'removed the group Field sales of the directory, which had 1 member',
    'plain',
  ],
  'directory.members_changed': [
    { type: 'directory.members_changed', group, added: many, removed: [person] },
    'changed who is in the group Field sales: added S0, S1, S2, S3, S4, S5, S6, S7, S8, S9 and 2 more; removed The seller of Acme',
    'plain',
  ],
  'directory.source_chosen': [
    { type: 'directory.source_chosen', person, from: 'admins' },
    'took over choosing the roles of The seller of Acme',
    'plain',
  ],
  'directory.person_bound': [
    { type: 'directory.person_bound', person, issuer: 'https://id.example.com' },
    'bound The seller of Acme to their sign-in at https://id.example.com',
    'plain',
  ],
  'directory.groups_claimed': [
    { type: 'directory.groups_claimed', person, groups: ['Field sales', 'Everybody'] },
    'heard at a sign-in that The seller of Acme is in Field sales, Everybody',
    'plain',
  ],
};
