import { expect, test } from 'vitest';
import { whoseGrant } from '#domain/whose-grant.ts';

const grant = { source: 'request', grantedBy: 'approver', sellerId: 'asker' } as const;
const account = { ownerId: 'owner', teamId: 'north' };

test.each([
  ['whoever it was asked for', grant, 'asker', null, true, true],
  ['the owner of the account', grant, 'owner', null, true, true],
  ['whoever said the last yes', grant, 'approver', 'south', false, false],
  [
    'whoever said the last yes to what was offered',
    { ...grant, source: 'offer' },
    'approver',
    'south',
    false,
    false,
  ],
  ['whoever said the last yes, of the same team', grant, 'approver', 'north', false, true],
  ['whoever unlocked it', { ...grant, source: 'direct' }, 'approver', 'south', true, true],
  ['whoever broke the glass', { ...grant, source: 'break_glass' }, 'approver', null, true, true],
  ['a colleague of the team', grant, 'somebody', 'north', false, true],
  ['a colleague elsewhere', grant, 'somebody', 'south', false, false],
  ['somebody without a team', grant, 'somebody', null, false, false],
] as const)('%s', (_who, held, id, teamId, own, team) => {
  expect(whoseGrant(held, account, { id, teamId })).toEqual({ own, team });
});

test('nobody without a team is of the team of an account without one', () => {
  const lone = { ...account, teamId: null };
  expect(whoseGrant(grant, lone, { id: 'somebody', teamId: null })).toEqual({ own: false, team: false });
});
