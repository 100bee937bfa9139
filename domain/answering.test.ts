import { describe, expect, test } from 'vitest';
import type { AccessFacts } from '#domain/access.ts';
import { approve, cancelRequest, reject } from '#domain/answering.ts';
import { addDays } from '#domain/dates.ts';
import { type ApprovalStep, approverGroups } from '#domain/policy.ts';
import type { RequestStatus } from '#domain/requests.ts';
import { approver, asked, away, yes } from '#tests/support/asked.ts';
import { accessFacts, acme, actOf, aSentence, javaSupport, noon, person } from '#tests/support/facts.ts';

const access = (facts: AccessFacts) => ({
  facts,
  feature: javaSupport,
  account: acme,
  onVariant: 'on',
  round: facts.round && { id: 'round-1', defaultDays: facts.round.defaultDays, maxDays: facts.round.maxDays },
  approver: approver('the-pm'),
  escalationHours: 72,
});
const alpha = access(accessFacts({ round: { kind: 'alpha' } }));
const full = access(accessFacts({ round: { kind: 'alpha', seats: { total: 2, taken: 2 } } }));
const pm = actOf(person('pm'));
const asking = (steps: readonly ApprovalStep[], changes: Partial<AccessFacts['round']> = {}) => {
  const outcome = { kind: 'needsApproval' as const, steps: [...steps] };
  return { kind: 'alpha' as const, rules: [{ text: 'They are asked.', when: [], outcome }], ...changes };
};
const pmThenEngineer = [
  { group: 'feature_pm', quorum: 1 },
  { group: 'engineering', quorum: 1 },
] as const;

describe('approving', () => {
  test('the last yes is the grant, as it was asked for', () => {
    const request = {
      ...asked(),
      variant: 'beta',
      contactKeys: ['data'],
      startsAt: addDays(noon, 3),
    };
    const decision = approve({ ...alpha, request }, { revision: 1 }, pm);
    expect(decision).toMatchObject({
      ok: true,
      next: {
        step: 0,
        onBehalfOf: null,
        status: 'approved',
        grant: {
          source: 'request',
          requestId: 'request-1',
          sellerId: 'the-sales',
          intentAt: request.intentAt,
          startsAt: addDays(noon, 3),
          expiresAt: addDays(noon, 33),
          variant: 'beta',
          contactKeys: ['data'],
        },
      },
      events: [
        { type: 'request.approved', revision: 1, inPlaceOf: undefined },
        { type: 'grant.created', variant: 'beta', contacts: 1 },
      ],
    });
  });

  test('an earlier one is told and grants nothing', () => {
    const steps = approverGroups.map((group) => ({ group, quorum: 1 }));
    const state = access(accessFacts({ round: asking(steps) }));
    expect(approve({ ...state, request: asked({ steps }) }, { revision: 1 }, pm)).toMatchObject({
      next: { step: 0, grant: undefined, status: 'pending' },
      events: [{ type: 'request.step_approved', step: 1, steps: 3 }],
    });
  });

  test('those who were asked do not answer for others whom the rules ask today', () => {
    const state = access(accessFacts({ round: asking(pmThenEngineer) }));
    expect(approve({ ...state, request: asked() }, { revision: 1 }, pm)).toMatchObject({
      code: 'stale',
      sentence: expect.stringMatching(aSentence),
    });
  });

  test('what was asked for somebody who is gone is not granted, and can be rejected and withdrawn', () => {
    const request = { ...asked(), gone: 'The sales' };
    expect(approve({ ...alpha, request }, { revision: 1 }, pm)).toMatchObject({
      code: 'conflict',
      sentence: 'The sales is not here any more. The owner of the account can ask again.',
    });
    expect(reject({ ...alpha, request }, { revision: 1, reason: 'Gone.' }, pm)).toMatchObject({ ok: true });
    expect(cancelRequest({ ...alpha, request }, undefined)).toMatchObject({ ok: true });
  });

  test('the last yes when all places are taken puts it on the waitlist', () => {
    expect(approve({ ...full, request: asked() }, { revision: 1 }, pm)).toMatchObject({
      ok: true,
      next: { step: 0, grant: undefined, status: 'waitlisted' },
      events: [
        { type: 'request.step_approved', step: 1, steps: 1 },
        { type: 'request.waitlisted', requestId: 'request-1', place: 1 },
      ],
    });
  });

  test('an earlier yes when all places are taken waits for the next', () => {
    const request = asked({ steps: pmThenEngineer });
    const state = access(accessFacts({ round: asking(pmThenEngineer, { seats: { total: 2, taken: 2 } }) }));
    expect(approve({ ...state, request }, { revision: 1 }, pm)).toMatchObject({
      next: { status: 'pending' },
      events: [{ type: 'request.step_approved' }],
    });
  });

  test.each([
    ['waitlisted', full],
    ['waitlisted', alpha],
    ['offered', alpha],
  ] as const)('the last yes while it is %s grants nothing: the seller takes the place', (status, state) => {
    expect(approve({ ...state, request: asked({ status }) }, { revision: 1 }, pm)).toMatchObject({
      ok: true,
      next: { grant: undefined, status },
      events: [{ type: 'request.step_approved', step: 1, steps: 1 }],
    });
  });

  test('in the place of somebody who is away is told so', () => {
    const standsInFor = [away('the-boss')];
    const delegate = approver('delegate', ['pm'], { isFeaturePm: false, standsInFor });
    const inPlaceOf = { id: 'the-boss', name: 'The the-boss' };
    expect(approve({ ...alpha, approver: delegate, request: asked() }, { revision: 1 }, pm)).toMatchObject({
      next: { onBehalfOf: 'the-boss' },
      events: [{ type: 'request.approved', inPlaceOf }, { type: 'grant.created' }],
    });
    const request = asked({ steps: pmThenEngineer });
    const state = access(accessFacts({ round: asking(pmThenEngineer) }));
    expect(approve({ ...state, approver: delegate, request }, { revision: 1 }, pm)).toMatchObject({
      next: { onBehalfOf: 'the-boss' },
      events: [{ type: 'request.step_approved', inPlaceOf }],
    });
  });

  test.each([
    ['denied', accessFacts({ feature: { killed: true } })],
    ['denied', accessFacts({ holdsLivingGrant: true })],
    ['denied', accessFacts({ excludedBecause: 'An incident' })],
    ['denied', accessFacts({ round: { status: 'paused' } })],
    ['denied', accessFacts({ round: { maxDays: 29 } })],
  ])('what changed meanwhile counts: %s', (code, facts) => {
    expect(approve({ ...access(facts), request: asked() }, { revision: 1 }, pm)).toMatchObject({
      ok: false,
      code,
      sentence: expect.stringMatching(aSentence),
    });
  });

  test.each([
    ['stale', asked(), 9],
    ['forbidden', asked({ requestedBy: 'the-pm' }), 1],
    ['conflict', asked({ status: 'approved' }), 1],
    ['conflict', asked({ steps: [] }), 1],
    [
      'conflict',
      asked({
        steps: [{ group: 'feature_pm', quorum: 2 }],
        approvals: [yes('the-pm', { requestRevision: 1 })],
      }),
      1,
    ],
  ])('is refused as %s', (code, request, revision) => {
    expect(approve({ ...alpha, request }, { revision }, pm)).toMatchObject({
      code,
      sentence: expect.stringMatching(aSentence),
    });
  });
});

describe('approving more time', () => {
  const held = {
    id: 'grant-1',
    feature: javaSupport,
    account: acme,
    startsAt: addDays(noon, -10),
    expiresAt: addDays(noon, 4),
    endedAt: null,
    endedAs: null,
    grantedBy: 'the-sales',
    createdAt: addDays(noon, -10),
    source: 'direct',
    sellerId: 'the-sales',
    roundId: 'round-1',
  } as const;
  const holding = access(
    accessFacts({ round: { kind: 'alpha', seats: { total: 2, taken: 2 } }, holdsLivingGrant: true }),
  );

  test('makes the grant longer that is there, also in a full round', () => {
    expect(approve({ ...holding, held, request: asked() }, { revision: 1 }, pm)).toMatchObject({
      ok: true,
      next: {
        status: 'approved',
        grant: undefined,
        extension: { grantId: 'grant-1', expiresAt: addDays(noon, 20) },
      },
      events: [
        { type: 'request.approved' },
        { type: 'grant.extended', to: addDays(noon, 20).toISOString(), requestId: 'request-1' },
      ],
    });
  });

  test('needs every step', () => {
    const request = asked({ steps: pmThenEngineer });
    const state = access(accessFacts({ round: asking(pmThenEngineer), holdsLivingGrant: true }));
    expect(approve({ ...state, held, request }, { revision: 1 }, pm)).toMatchObject({
      next: { extension: undefined },
      events: [{ type: 'request.step_approved' }],
    });
  });

  test('is refused when it ended meanwhile', () => {
    const ended = { ...held, expiresAt: addDays(noon, -1) };
    expect(approve({ ...holding, held: ended, request: asked() }, { revision: 1 }, pm)).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(aSentence),
    });
  });
});

describe('rejecting', () => {
  const no = { revision: 1, reason: 'Too early.' };

  test.each(['pending', 'waitlisted', 'offered'] as const)(
    'what is %s has a reason and its own step',
    (status) => {
      expect(reject({ ...alpha, request: asked({ status }) }, no, pm)).toMatchObject({
        next: { step: 0, onBehalfOf: null, status: 'rejected' },
        events: [{ type: 'request.rejected', revision: 1, reason: 'Too early.' }],
      });
    },
  );

  test('in the place of somebody who is away', () => {
    const delegate = approver('delegate', ['pm'], { isFeaturePm: false, standsInFor: [away('boss')] });
    expect(reject({ ...alpha, approver: delegate, request: asked() }, no, pm)).toMatchObject({
      next: { onBehalfOf: 'boss' },
      events: [{ type: 'request.rejected', inPlaceOf: { id: 'boss' } }],
    });
  });

  test.each([
    ['stale', asked(), { ...no, revision: 9 }],
    ['forbidden', asked({ requestedFor: 'the-pm' }), no],
    ['conflict', asked({ status: 'rejected' }), no],
  ])('is refused as %s', (code, request, input) => {
    expect(reject({ ...alpha, request }, input, pm)).toMatchObject({
      code,
      sentence: expect.stringMatching(aSentence),
    });
  });
});

test.each([
  ['pending', 'done'],
  ['waitlisted', 'done'],
  ['offered', 'done'],
  ['approved', 'refused'],
  ['rejected', 'refused'],
  ['cancelled', 'refused'],
] as const satisfies readonly (readonly [RequestStatus, string])[])(
  'withdrawing what is %s: %s',
  (status, how) => {
    const outcome = cancelRequest({ ...alpha, request: asked({ status }) }, 'They left.');
    if (how === 'done')
      expect(outcome).toMatchObject({ events: [{ type: 'request.cancelled', reason: 'They left.' }] });
    else expect(outcome).toMatchObject({ code: 'conflict', sentence: expect.stringMatching(aSentence) });
  },
);
