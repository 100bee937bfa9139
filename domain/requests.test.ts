import { describe, expect, test } from 'vitest';
import {
  type Approver,
  inGroup,
  type JudgedRequest,
  nextRequestStatus,
  openStep,
  type RequestCommand,
  type RequestStatus,
  requestCommands,
  requestStatuses,
  stepToDecide,
  withdrawScope,
} from '#domain/requests.ts';
import { approver, judged, patience, yes } from '#tests/support/asked.ts';
import { aSentence } from '#tests/support/facts.ts';

const expected: Record<RequestStatus, Partial<Record<RequestCommand, RequestStatus>>> = {
  pending: { approve: 'approved', reject: 'rejected', cancel: 'cancelled', waitlist: 'waitlisted' },
  waitlisted: { take: 'approved', offer: 'offered', reject: 'rejected', cancel: 'cancelled' },
  offered: { take: 'approved', reject: 'rejected', lapse: 'waitlisted', cancel: 'cancelled' },
  approved: {},
  rejected: {},
  cancelled: {},
};
const moves = requestStatuses.flatMap((status) =>
  requestCommands.map((command) => [status, command, expected[status][command] ?? 'refused'] as const),
);

test.each(moves)('a request that is %s, told to %s: %s', (status, command, next) => {
  const got = nextRequestStatus(status, command);
  if (next !== 'refused') expect(got).toBe(next);
  else expect(got).toMatchObject({ code: 'conflict', sentence: expect.stringMatching(aSentence) });
});

const leadsThenPm: JudgedRequest['steps'] = [
  { group: 'lead', quorum: 2 },
  { group: 'feature_pm', quorum: 1 },
];

describe('who belongs to a group', () => {
  test.each([
    ['feature_pm', approver('a', ['pm']), true],
    ['feature_pm', approver('a', ['pm'], { isFeaturePm: false }), false],
    ['feature_pm', approver('a', ['engineer'], { isFeaturePm: true }), false],
    ['lead', approver('a', ['sales_lead']), true],
    ['lead', approver('a', ['sales_lead'], { sameTeam: false }), false],
    ['lead', approver('a', ['sales']), false],
    ['engineering', approver('a', ['engineer'], { sameTeam: false }), true],
    ['engineering', approver('a', ['admin']), false],
  ] as const)('%s: %o is %s', (group, who, member) => {
    expect(inGroup(group, who)).toBe(member);
  });

  test.each([
    ['feature_pm', approver('a', ['pm'], { isFeaturePm: false }), true],
    ['feature_pm', approver('a', ['sales_lead']), false],
    ['lead', approver('a', ['sales_lead'], { sameTeam: false }), true],
    ['lead', approver('a', ['pm']), false],
    ['engineering', approver('a', ['engineer']), true],
    ['engineering', approver('a', ['admin']), false],
  ] as const)('after a long wait anybody of the role, %s: %o is %s', (group, who, member) => {
    expect(inGroup(group, who, true)).toBe(member);
  });
});

describe('who decides', () => {
  const cases: readonly (readonly [string, JudgedRequest, Approver, number, object])[] = [
    ['the PM of the feature', judged(), approver('pm'), 2, { step: 0, completes: true }],
    ['another PM', judged(), approver('pm', ['pm'], { isFeaturePm: false }), 2, { code: 'forbidden' }],
    ['whoever asked', judged({ requestedBy: 'pm' }), approver('pm'), 2, { code: 'forbidden' }],
    ['whom it was asked for', judged({ requestedFor: 'pm' }), approver('pm'), 2, { code: 'forbidden' }],
    ['somebody who saw an older revision', judged(), approver('pm'), 1, { code: 'stale' }],
    ['somebody who saw a revision that is not there', judged(), approver('pm'), 3, { code: 'stale' }],
    ['anybody, when it is approved', judged({ status: 'approved' }), approver('pm'), 2, { code: 'conflict' }],
    [
      'anybody, when it was rejected',
      judged({ status: 'rejected' }),
      approver('pm'),
      2,
      { code: 'conflict' },
    ],
    [
      'anybody, when it was withdrawn',
      judged({ status: 'cancelled' }),
      approver('pm'),
      2,
      { code: 'conflict' },
    ],
    ['the PM, while it waits for a place', judged({ status: 'waitlisted' }), approver('pm'), 2, { step: 0 }],
    ['the PM, while a place is offered', judged({ status: 'offered' }), approver('pm'), 2, { step: 0 }],
    [
      'the first of two leads',
      judged({ steps: leadsThenPm }),
      approver('lead', ['sales_lead']),
      2,
      { step: 0, completes: false },
    ],
    [
      'the same lead twice',
      judged({ steps: leadsThenPm, approvals: [yes('lead')] }),
      approver('lead', ['sales_lead']),
      2,
      { code: 'conflict' },
    ],
    [
      'the second lead',
      judged({ steps: leadsThenPm, approvals: [yes('lead')] }),
      approver('lead-2', ['sales_lead']),
      2,
      { step: 0, completes: false },
    ],
    [
      'the PM before the leads',
      judged({ steps: leadsThenPm, approvals: [yes('lead')] }),
      approver('pm'),
      2,
      { code: 'forbidden' },
    ],
    [
      'the PM after the leads',
      judged({ steps: leadsThenPm, approvals: [yes('lead'), yes('lead-2')] }),
      approver('pm'),
      2,
      { step: 1, completes: true },
    ],
    [
      'a lead who is the PM too, in both steps',
      judged({ steps: leadsThenPm, approvals: [yes('both'), yes('lead-2')] }),
      approver('both', ['sales_lead', 'pm']),
      2,
      { code: 'conflict' },
    ],
    [
      'the PM, when the leads approved another revision',
      judged({
        steps: leadsThenPm,
        approvals: [yes('lead', { requestRevision: 1 }), yes('lead-2', { requestRevision: 1 })],
      }),
      approver('pm'),
      2,
      { code: 'forbidden' },
    ],
    [
      'a lead again, after a change',
      judged({ steps: leadsThenPm, approvals: [yes('lead', { requestRevision: 1 })] }),
      approver('lead', ['sales_lead']),
      2,
      { step: 0, completes: false },
    ],
    [
      'anybody, when every step has its people',
      judged({ approvals: [yes('x')] }),
      approver('pm'),
      2,
      { code: 'conflict' },
    ],
    ['anybody, when there are no steps', judged({ steps: [] }), approver('pm'), 2, { code: 'conflict' }],
  ];

  test.each(cases)('%s', (_name, request, who, seen, outcome) => {
    const deciding = stepToDecide(request, who, seen, patience);
    expect(deciding).toMatchObject(outcome);
    if ('ok' in deciding) expect(deciding.sentence).toMatch(aSentence);
  });
});

describe('a quorum counts people', () => {
  test('not their clicks', () => {
    const steps: JudgedRequest['steps'] = [{ group: 'engineering', quorum: 2 }];
    expect(openStep(judged({ steps, approvals: [yes('one'), yes('one')] }))).toBe(0);
    expect(openStep(judged({ steps, approvals: [yes('one'), yes('two')] }))).toBeUndefined();
  });

  test('not the names they lend', () => {
    const steps: JudgedRequest['steps'] = [{ group: 'engineering', quorum: 2 }];
    const [own, lent, stoodIn] = [
      yes('one'),
      yes('one', { onBehalfOf: 'two' }),
      yes('two', { onBehalfOf: 'one' }),
    ];
    expect(openStep(judged({ steps, approvals: [own, lent] }))).toBe(0);
    expect(openStep(judged({ steps, approvals: [own, stoodIn] }))).toBe(0);
    expect(
      openStep(judged({ steps, approvals: [own, yes('three', { onBehalfOf: 'two' })] })),
    ).toBeUndefined();
  });

  test('not their refusals', () => {
    expect(openStep(judged({ approvals: [{ ...yes('one'), decision: 'reject' }] }))).toBe(0);
  });

  test('not approvals of what was asked before it was changed', () => {
    expect(openStep(judged({ approvals: [yes('one', { requestRevision: 1 })] }))).toBe(0);
  });
});

test.each([
  ['whoever asked', 'asker', { own: true, team: true }],
  ['whom it was asked for', 'colleague', { own: true, team: true }],
  ['the owner of the account', 'owner', { own: true, team: false }],
  ['somebody else', 'stranger', { own: false, team: false }],
])('withdrawing: %s', (_name, id, scope) => {
  const about = { requestedBy: 'asker', requestedFor: 'colleague', accountOwnerId: 'owner', sameTeam: false };
  expect(withdrawScope(about, id)).toEqual(scope);
});
