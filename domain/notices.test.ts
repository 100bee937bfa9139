import { expect, test } from 'vitest';
import { ofGrant, ofRequest, ofRound, reason } from '#tests/support/told-parts.ts';
import type { AuditEvent } from './audit/events.ts';
import { noticeKindNames, noticeKindOf, noticeKinds, placeOfNotice, usualNotices } from './notices.ts';

test('everything is told in the app until somebody chooses otherwise; what cannot wait is mailed at once', () => {
  expect(noticeKinds.every((kind) => usualNotices[kind].inApp)).toBe(true);
  expect(noticeKinds.filter((kind) => usualNotices[kind].mail === 'each')).toEqual([
    'asks',
    'answers',
    'places',
    'switches',
    'sign_in',
    'trail',
  ]);
  expect(noticeKinds.filter((kind) => usualNotices[kind].mail === 'never')).toEqual([]);
});

test('every kind has a name of its own and at least one event', () => {
  expect(new Set(Object.values(noticeKindNames)).size).toBe(noticeKinds.length);
  expect(new Set(Object.values(noticeKindOf))).toEqual(new Set(noticeKinds));
});

const people = { delegationId: 'd', delegate: { id: 'p', name: 'The colleague' } };

test.each<[AuditEvent, string]>([
  [{ ...ofRequest, type: 'request.reminded', waitsForHours: 30 }, '/approvals/request-1'],
  [{ ...ofRequest, type: 'request.rejected', revision: 1, reason }, '/approvals/request-1'],
  [
    { ...ofRequest, type: 'comment.written', on: { kind: 'request', id: 'request-7' }, note: 'So?' },
    '/approvals/request-7',
  ],
  [
    { ...ofGrant, type: 'comment.written', on: { kind: 'grant', id: 'grant-1' }, note: 'So?' },
    '/accounts/acme',
  ],
  [{ ...ofGrant, type: 'grant.revoked', reason }, '/accounts/acme'],
  [{ ...ofRound, type: 'round.ready' }, '/features/java-support'],
  [{ type: 'policy.published', version: 3, rules: 2, reason }, '/policy?version=3'],
  [{ ...people, type: 'delegation.ended' }, '/approvals'],
  [{ type: 'settings.changed', changes: [] }, '/timeline'],
  [
    { ...ofGrant, account: { ...ofGrant.account, key: '@a:b c' }, type: 'grant.undone' },
    '/accounts/%40a%3Ab%20c',
  ],
])('a notice leads to where its reader can act', (event, place) => {
  expect(placeOfNotice(event)).toBe(place);
});
