import { describe, expect, test } from 'vitest';
import {
  type Approver,
  approveScope,
  isEscalated,
  type JudgedRequest,
  stepToDecide,
} from '#domain/requests.ts';
import { approver, away, hoursAfterNoon, judged, patience, yes } from '#tests/support/asked.ts';
import { aSentence } from '#tests/support/facts.ts';

describe('in whose name somebody decides', () => {
  const delegate = (...standsInFor: Approver['standsInFor']) =>
    approver('delegate', ['pm'], { isFeaturePm: false, standsInFor });
  const own = (...standsInFor: Approver['standsInFor']) => approver('delegate', ['pm'], { standsInFor });
  const twoPms = [{ group: 'feature_pm', quorum: 2 }] as const;
  const pm = { id: 'pm', name: 'The pm' };
  const cases: readonly (readonly [string, JudgedRequest, Approver, object])[] = [
    ['their own, when they belong to the group', judged(), own(away('pm')), { inPlaceOf: undefined }],
    ["that of whoever is away, when they don't", judged(), delegate(away('pm')), { inPlaceOf: pm }],
    [
      'nobody, when whoever is away does not belong to the group either',
      judged(),
      delegate(away('pm', ['pm'], { isFeaturePm: false })),
      { code: 'forbidden' },
    ],
    [
      'nobody, when they do not hold the role that is waited for',
      judged(),
      approver('delegate', ['sales_lead'], { standsInFor: [away('pm', ['pm', 'sales_lead'])] }),
      { code: 'forbidden' },
    ],
    [
      'not of whoever asked',
      judged({ requestedBy: 'pm' }),
      delegate(away('pm')),
      { code: 'forbidden', sentence: expect.stringContaining('nobody lends their name') },
    ],
    [
      'not of whom it was asked for',
      judged({ requestedFor: 'pm' }),
      delegate(away('pm')),
      { code: 'forbidden' },
    ],
    [
      'of another, when the first asked',
      judged({ requestedBy: 'asking-pm' }),
      delegate(away('asking-pm'), away('pm')),
      { inPlaceOf: pm },
    ],
    [
      'nobody at all, on their own request',
      judged({ requestedBy: 'delegate' }),
      delegate(away('pm')),
      { code: 'forbidden' },
    ],
    [
      'not of whoever said yes themselves',
      judged({ steps: twoPms, approvals: [yes('pm')] }),
      delegate(away('pm')),
      { code: 'conflict' },
    ],
    [
      'not of whoever another said yes for',
      judged({ steps: twoPms, approvals: [yes('somebody', { onBehalfOf: 'pm' })] }),
      delegate(away('pm')),
      { code: 'conflict' },
    ],
    [
      'not of a second person, after their own yes',
      judged({ steps: twoPms, approvals: [yes('delegate')] }),
      own(away('pm')),
      { code: 'conflict' },
    ],
    [
      'not their own, after a yes in the place of another',
      judged({ steps: twoPms, approvals: [yes('delegate', { onBehalfOf: 'pm' })] }),
      own(away('pm')),
      { code: 'conflict' },
    ],
    [
      'not their own, after another said it in their place',
      judged({ steps: twoPms, approvals: [yes('somebody', { onBehalfOf: 'delegate' })] }),
      own(),
      { code: 'conflict', sentence: expect.stringContaining('in your place') },
    ],
    [
      'that of whoever is away again, after a change',
      judged({ approvals: [yes('pm', { requestRevision: 1 })] }),
      delegate(away('pm')),
      { inPlaceOf: pm },
    ],
  ];

  test.each(cases)('%s', (_name, request, who, outcome) => {
    const deciding = stepToDecide(request, who, 2, patience);
    expect(deciding).toMatchObject(outcome);
    if ('ok' in deciding) expect(deciding.sentence).toMatch(aSentence);
  });

  test('belonging to the step follows the same people', () => {
    expect(approveScope(judged(), delegate(away('pm')), patience).ownFeatures).toBe(true);
    expect(approveScope(judged(), delegate(), patience).ownFeatures).toBe(false);
  });
});

describe('waiting too long', () => {
  const stranger = approver('other-pm', ['pm'], { isFeaturePm: false });
  const at = (hours: number) => ({ escalationHours: 72, now: hoursAfterNoon(hours) });
  const leadThenPm = [
    { group: 'lead', quorum: 1 },
    { group: 'feature_pm', quorum: 1 },
  ] as const;
  const lead = approver('other-lead', ['sales_lead'], { sameTeam: false });

  test.each([
    ['a moment before', judged(), stranger, 71.99, false],
    ['at the hour', judged(), stranger, 72, true],
    ['while it waits for a place', judged({ status: 'waitlisted' }), stranger, 72, true],
    ['a lead of another team', judged({ steps: leadThenPm }), lead, 72, true],
    ['after a change the clock begins again', judged({ revisedAt: hoursAfterNoon(10) }), stranger, 81, false],
    [
      'after a yes the clock begins again',
      judged({ steps: leadThenPm, approvals: [yes('lead', { createdAt: hoursAfterNoon(50) })] }),
      stranger,
      100,
      false,
    ],
    [
      'and ends',
      judged({ steps: leadThenPm, approvals: [yes('lead', { createdAt: hoursAfterNoon(50) })] }),
      stranger,
      122,
      true,
    ],
  ])('%s', (_name, request, who, hours, decides) => {
    const deciding = stepToDecide(request, who, 2, at(hours));
    if (decides) expect(deciding).toMatchObject({ inPlaceOf: undefined });
    else expect(deciding).toMatchObject({ code: 'forbidden' });
    expect(Object.values(approveScope(request, who, at(hours))).includes(true)).toBe(decides);
  });

  test('does not let anybody decide on their own', () => {
    expect(stepToDecide(judged({ requestedFor: 'other-pm' }), stranger, 2, at(100))).toMatchObject({
      code: 'forbidden',
      sentence: 'Nobody decides on their own request.',
    });
  });

  test('ends with the last yes, and with the request', () => {
    expect(isEscalated(judged({ approvals: [yes('pm')] }), at(500))).toBe(false);
    expect(isEscalated(judged({ status: 'rejected' }), at(500))).toBe(false);
    expect(isEscalated(judged({ steps: [] }), at(500))).toBe(false);
  });
});
