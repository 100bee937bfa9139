import { describe, expect, test } from 'vitest';
import { addDays } from './dates.ts';
import { dueEnding, dueReminder } from './reminders.ts';
import type { JudgedRequest, PriorApproval } from './requests.ts';

const now = new Date('2026-11-20T12:00:00.000Z');
const inDays = (days: number) => addDays(now, days);
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

describe('a grant that ends', () => {
  test.each([
    ['in more than 7 days', -30, 7.01, undefined],
    ['in 7 days', -30, 7, { kind: 'grant_7', inDays: 7 }],
    ['in 3 days, and nobody was told before', -30, 2.5, { kind: 'grant_7', inDays: 3 }],
    ['in a day', -30, 1, { kind: 'grant_1', inDays: 1 }],
    ['in an hour', -30, 1 / 24, { kind: 'grant_1', inDays: 1 }],
    ['now', -30, 0, undefined],
    ['and was 7 days long from the beginning', -1, 6, undefined],
    ['tomorrow, and was 7 days long', -6, 1, { kind: 'grant_1', inDays: 1 }],
    ['and was a day long', -0.5, 0.5, undefined],
    ['and has not started', 1, 5, undefined],
  ])('%s', (_what, startsIn, endsIn, due) => {
    expect(dueEnding({ startsAt: inDays(startsIn), expiresAt: inDays(endsIn) }, now)).toEqual(due);
  });
});

describe('a request that waits for a yes', () => {
  const waiting = { reminderHours: 24, escalationHours: 72 };
  const request = (revisedAt: Date, changes: Partial<JudgedRequest> = {}): JudgedRequest => ({
    status: 'pending',
    revision: 1,
    revisedAt,
    requestedBy: 'sales',
    requestedFor: 'sales',
    steps: [
      { group: 'lead', quorum: 1 },
      { group: 'feature_pm', quorum: 1 },
    ],
    approvals: [],
    ...changes,
  });
  const yes = (createdAt: Date, step: number): PriorApproval => ({
    step,
    requestRevision: 1,
    decidedBy: `p${step}`,
    onBehalfOf: null,
    decision: 'approve',
    createdAt,
  });

  test.each([
    ['for less than a day', request(hoursAgo(23.9)), undefined],
    ['for a day', request(hoursAgo(24)), ['request_reminded', 24]],
    ['for almost three days', request(hoursAgo(71.9)), ['request_reminded', 71]],
    ['for three days', request(hoursAgo(72)), ['request_escalated', 72]],
    [
      'of the next step since an hour',
      request(hoursAgo(80), { approvals: [yes(hoursAgo(1), 0)] }),
      undefined,
    ],
    [
      'of the next step since a day',
      request(hoursAgo(80), { approvals: [yes(hoursAgo(25), 0)] }),
      ['request_reminded', 25],
    ],
    [
      'of nobody any more',
      request(hoursAgo(80), { approvals: [yes(hoursAgo(79), 0), yes(hoursAgo(78), 1)] }),
      undefined,
    ],
    ['while a place is offered', request(hoursAgo(30), { status: 'offered' }), ['request_reminded', 30]],
    ['no more, for it was rejected', request(hoursAgo(80), { status: 'rejected' }), undefined],
  ])('%s', (_what, asked, due) => {
    const found = dueReminder(asked, waiting, now);
    expect(found && [found.kind, found.waitsForHours]).toEqual(due);
  });

  test('is told of the moment since when its open step waits', () => {
    const at = hoursAgo(30);
    expect(dueReminder(request(hoursAgo(90), { approvals: [yes(at, 0)] }), waiting, now)?.since).toEqual(at);
  });
});
