import { describe, expect, test } from 'vitest';
import type { AccessFacts } from '#domain/access.ts';
import type { DecidedRequest } from '#domain/answering.ts';
import { addDays } from '#domain/dates.ts';
import { type InLine, lapse, offer, orderWaitlist, takePlace } from '#domain/offers.ts';
import type { RequestStatus } from '#domain/requests.ts';
import { accessFacts, acme, actOf, aSentence, javaSupport, noon, person } from '#tests/support/facts.ts';

const inLine = (id: string, since: number, changes: Partial<InLine> = {}): InLine => ({
  id,
  account: { id: `account-${id}`, key: id, name: id.toUpperCase() },
  status: 'waitlisted',
  createdAt: noon,
  waitsSince: addDays(noon, since),
  waitPlace: null,
  offeredUntil: null,
  barred: false,
  ...changes,
});
const over = inLine('over', -9, { status: 'offered', offeredUntil: addDays(noon, -1) });
const held = inLine('held', -9, { status: 'offered', offeredUntil: addDays(noon, 1) });
const line = { feature: javaSupport, requests: [inLine('b', -1), inLine('a', -2), over, held] };

describe('an offer that was not taken in time', () => {
  test('is told once it is over, and waits from its end on', () => {
    expect(lapse(line, noon)).toMatchObject({
      next: [{ id: 'over', status: 'waitlisted', waitsSince: addDays(noon, -1) }],
      events: [{ type: 'request.offer_lapsed', requestId: 'over', account: { name: 'OVER' } }],
    });
  });

  test('nothing is over: nothing is told', () => {
    expect(lapse({ ...line, requests: [held, inLine('a', -1)] }, noon)).toEqual({ next: [], events: [] });
  });
});

describe('free places', () => {
  const until = addDays(noon, 2);

  test.each([
    [-1, []],
    [0, []],
    [1, ['a']],
    [2, ['a', 'b']],
    [9, ['a', 'b', 'over']],
  ])('%i are held for the first in line', (free, chosen) => {
    const offered = offer({ ...line, free, offerHours: 48 }, noon);
    expect(offered.next).toEqual(chosen.map((id) => ({ id, status: 'offered', until })));
    expect(offered.events).toMatchObject(
      chosen.map((requestId) => ({ type: 'request.offered', requestId, until: until.toISOString() })),
    );
  });
});

describe('putting the waitlist in order', () => {
  const state = { ...line, round: { id: 'round-1', kind: 'beta', number: 1 } as const };
  const pm = actOf(person('pm'));

  test('names all who wait, and tells both orders', () => {
    expect(orderWaitlist(state, ['b', 'over', 'a'], pm)).toMatchObject({
      ok: true,
      next: { order: ['b', 'over', 'a'], lapsed: [{ id: 'over' }] },
      events: [
        { type: 'waitlist.ordered', from: ['A', 'B', 'OVER'], to: ['B', 'OVER', 'A'] },
        { type: 'request.offer_lapsed', requestId: 'over' },
      ],
    });
  });

  test.each([
    ['somebody is missing', ['b', 'a']],
    ['somebody came', ['b', 'a', 'over', 'new']],
    ['somebody else stands there', ['b', 'a', 'held']],
    ['somebody is named twice', ['b', 'a', 'a']],
  ])('is stale when %s', (_why, wanted) => {
    expect(orderWaitlist(state, wanted, pm)).toMatchObject({
      code: 'stale',
      sentence: expect.stringMatching(aSentence),
    });
  });
});

describe('taking a place', () => {
  const full = { seats: { total: 1, taken: 1 } };
  const withOffer = accessFacts({ round: full, line: { holdsOffer: true } });
  const asked = (changes: Partial<DecidedRequest['judged']> = {}): DecidedRequest => ({
    id: 'request-1',
    days: 30,
    reason: 'They asked on the call.',
    intentAt: addDays(noon, -3),
    variant: null,
    contactKeys: [],
    startsAt: null,
    judged: {
      status: 'offered',
      revision: 1,
      revisedAt: addDays(noon, -3),
      requestedBy: 'the-sales',
      requestedFor: 'colleague',
      steps: [],
      approvals: [],
      ...changes,
    },
  });
  const state = (facts: AccessFacts, request = asked(), isTheirs = true) => ({
    facts,
    request,
    isTheirs,
    feature: javaSupport,
    account: acme,
    onVariant: 'on',
    round: facts.round && { id: 'round-1', defaultDays: 30, maxDays: 60 },
  });
  const sales = actOf(person('sales'));
  const steps = [
    { group: 'lead', quorum: 1 },
    { group: 'feature_pm', quorum: 1 },
  ] as const;
  const yes = (step: number) =>
    ({
      step,
      requestRevision: 1,
      decidedBy: `yes-${step}`,
      onBehalfOf: null,
      decision: 'approve',
      createdAt: noon,
    }) as const;

  test('is a grant for what was asked', () => {
    expect(takePlace(state(withOffer), sales)).toMatchObject({
      ok: true,
      next: {
        status: 'approved',
        grant: {
          source: 'offer',
          requestId: 'request-1',
          sellerId: 'the-sales',
          variant: 'on',
          startsAt: noon,
          expiresAt: addDays(noon, 30),
        },
      },
      events: [{ type: 'grant.created', source: 'offer', requestId: 'request-1' }],
    });
  });

  const ahead = (place: number) =>
    accessFacts({ round: { seats: { total: 3, taken: 1 } }, line: { waiting: 4, place } });

  test.each([
    ['an offer, all said yes', withOffer, asked({ steps, approvals: [yes(0), yes(1)] })],
    ['first in line, one is free', ahead(1), asked({ status: 'waitlisted' })],
    ['second in line, two are free', ahead(2), asked({ status: 'waitlisted' })],
    ['an offer that is over, but one is free', ahead(2), asked()],
    [
      'the policy asks somebody, and they said yes',
      accessFacts({ round: { kind: 'alpha' } }),
      asked({ steps: steps.slice(1), approvals: [yes(0)] }),
    ],
  ])('goes through: %s', (_why, facts, request) => {
    expect(takePlace(state(facts, request), sales)).toMatchObject({ ok: true });
  });

  test('is refused when the rules ask somebody today who was not asked, or by whoever said yes', () => {
    const alpha = accessFacts({ round: { kind: 'alpha' } });
    expect(takePlace(state(alpha), sales)).toMatchObject({
      code: 'needs_approval',
      sentence: expect.stringMatching(aSentence),
    });
    const said = asked({ steps: steps.slice(1), approvals: [{ ...yes(0), decidedBy: 'the-sales' }] });
    expect(takePlace(state(alpha, said), sales)).toMatchObject({
      code: 'forbidden',
      sentence: expect.stringMatching(aSentence),
    });
  });

  test.each([
    ['third in line, two are free', 'no_seat', ahead(3), asked({ status: 'waitlisted' })],
    [
      'the offer is over and all is full',
      'no_seat',
      accessFacts({ round: full, line: { waiting: 1, place: 1 } }),
      asked(),
    ],
    ['one yes is missing', 'needs_approval', withOffer, asked({ steps, approvals: [yes(0)] })],
    [
      'a yes to an earlier revision',
      'needs_approval',
      withOffer,
      asked({ revision: 2, steps, approvals: [yes(0), yes(1)] }),
    ],
    [
      'switched off',
      'denied',
      accessFacts({ feature: { killed: true }, line: { holdsOffer: true } }),
      asked(),
    ],
    [
      'excluded meanwhile',
      'denied',
      accessFacts({ excludedBecause: 'Contract', line: { holdsOffer: true } }),
      asked(),
    ],
    ['paused', 'denied', accessFacts({ round: { status: 'paused' }, line: { holdsOffer: true } }), asked()],
    ['it has it', 'denied', accessFacts({ holdsLivingGrant: true }), asked()],
    [
      'too long by now',
      'denied',
      accessFacts({ round: { maxDays: 7 }, line: { holdsOffer: true } }),
      asked(),
    ],
  ])('is refused: %s', (_why, code, facts, request) => {
    const refusal = takePlace(state(facts, request), sales);
    expect(refusal).toMatchObject({ ok: false, code, sentence: expect.stringMatching(aSentence) });
  });

  test('names who is missing', () => {
    const waits = asked({ steps, approvals: [yes(0)] });
    expect(takePlace(state(withOffer, waits), sales)).toMatchObject({
      sentence:
        "There is a place for Acme, but the feature's product manager has not said yes to Java support yet.",
    });
  });

  test("is nobody else's", () => {
    expect(takePlace(state(withOffer, asked(), false), sales)).toMatchObject({
      code: 'forbidden',
      sentence: expect.stringMatching(aSentence),
    });
  });

  test.each(['pending', 'approved', 'rejected', 'cancelled'] satisfies RequestStatus[])(
    'needs a request that waits for one, not %s',
    (status) => {
      expect(takePlace(state(withOffer, asked({ status })), sales)).toMatchObject({
        code: 'conflict',
        sentence: expect.stringMatching(aSentence),
      });
    },
  );
});
