import { describe, expect, test } from 'vitest';
import { offerPlace, sellerOfOffer } from '#domain/candidates.ts';
import type { Role } from '#domain/permissions.ts';
import { accessFacts, acme, actOf, aSentence, javaSupport, noon, person } from '#tests/support/facts.ts';

const hour = 3_600_000;

describe('sellerOfOffer', () => {
  const of = (id: string, roles: Role[], active = true) => ({ id, roles, active });
  const heard = of('heard', ['sales']);
  const owner = of('owner', ['sales']);
  const pm = of('pm', ['pm']);
  const customer = { type: 'customer' };

  test.each([
    ['whoever heard it', heard, customer, 'heard'],
    ['the owner when they are not here any more', of('heard', ['sales'], false), customer, 'owner'],
    ['the owner when they may not unlock', of('heard', ['viewer']), customer, 'owner'],
    ['the owner when an engineer heard it of a customer', of('heard', ['engineer']), customer, 'owner'],
    ['the engineer for an internal account', of('heard', ['engineer']), { type: 'internal' }, 'heard'],
    ['the owner when the one who offers heard it', pm, customer, 'owner'],
  ])('is %s', (_who, heardBy, account, expected) => {
    expect(sellerOfOffer(heardBy, owner, account, pm)?.id).toBe(expected);
  });

  test('is the one who offers when nobody else may, and nobody when nobody may', () => {
    const gone = of('owner', ['sales'], false);
    expect(sellerOfOffer(pm, gone, customer, pm)?.id).toBe('pm');
    expect(sellerOfOffer(of('heard', ['viewer']), gone, customer, pm)).toBeUndefined();
  });
});

describe('offerPlace', () => {
  type State = Parameters<typeof offerPlace>[0];
  const pm = person('pm');
  const seller = { id: 'the-sales', name: 'The sales' };
  const state = (changes: Partial<State> = {}): State => ({
    facts: accessFacts(),
    feature: javaSupport,
    account: acme,
    onVariant: 'on',
    round: { id: 'round-1', defaultDays: 30, maxDays: 60 },
    interest: { id: 'interest-1', heardBy: seller.id, note: 'Asked twice.', settledAs: null },
    seller,
    requested: false,
    over: [],
    offerHours: 48,
    ...changes,
  });
  const asking = (...steps: ('feature_pm' | 'lead')[]): State['facts'] =>
    accessFacts({
      policy: {
        version: 7,
        rules: [
          {
            text: 'Asks.',
            when: [],
            outcome: { kind: 'needsApproval', steps: steps.map((group) => ({ group, quorum: 1 })) },
          },
        ],
      },
    });
  const until = new Date(noon.getTime() + 48 * hour);

  test('takes the place of what was never answered and is over', () => {
    const over = [{ id: 'request-0', account: acme }];
    expect(offerPlace(state({ over }), actOf(pm))).toMatchObject({
      next: { cancelRequests: ['request-0'] },
      events: [
        { type: 'request.created' },
        { type: 'request.cancelled', requestId: 'request-0' },
        { type: 'request.offered' },
      ],
    });
  });

  test('holds a place for the hours of the house, for whoever heard it', () => {
    const decided = offerPlace(state(), actOf(pm));
    expect(decided).toMatchObject({
      ok: true,
      next: {
        requestId: 'new-1',
        roundId: 'round-1',
        requestedBy: seller.id,
        requestedFor: seller.id,
        reason: 'Asked twice.',
        days: 30,
        steps: [],
        offeredUntil: until,
        approvesStep: undefined,
      },
    });
    expect(decided.ok && decided.events).toMatchObject([
      { type: 'request.created', requestId: 'new-1', days: 30, reason: 'Asked twice.', fromInterest: true },
      { type: 'request.offered', requestId: 'new-1', until: until.toISOString() },
    ]);
  });

  test.each<[string, State['facts'], 0 | undefined]>([
    ['the only step', asking('feature_pm'), 0],
    ['the first of two', asking('feature_pm', 'lead'), 0],
    ['nothing of a later step', asking('lead', 'feature_pm'), undefined],
    ['nothing where no step is theirs', asking('lead'), undefined],
    ['nothing where nobody is asked', accessFacts(), undefined],
  ])(
    "the offer is the product manager's yes to what another person asked: %s",
    (_which, facts, approvesStep) => {
      const decided = offerPlace(state({ facts }), actOf(pm));
      expect(decided).toMatchObject({ ok: true, next: { approvesStep, requestedBy: seller.id } });
      const types = decided.ok ? decided.events.map(({ type }) => type) : [];
      expect(types.includes('request.step_approved')).toBe(approvesStep !== undefined);
    },
  );

  test.each([
    ['goes to the owner because whoever heard it is gone', 'gone', seller],
    ['goes to the owner because the product manager heard it', pm.id, seller],
    ['is their own, because they heard it', pm.id, { id: pm.id, name: pm.name }],
    ['is their own, because they own the account', 'gone', { id: pm.id, name: pm.name }],
  ])('the product manager asks, and says no yes to it, when the place %s', (_why, heardBy, forWhom) => {
    const interest = { ...state().interest, heardBy };
    const decided = offerPlace(state({ facts: asking('feature_pm'), interest, seller: forWhom }), actOf(pm));
    expect(decided).toMatchObject({
      ok: true,
      next: { requestedBy: pm.id, requestedFor: forWhom.id, approvesStep: undefined },
    });
    expect(decided.ok && decided.events.map(({ type }) => type)).toEqual([
      'request.created',
      'request.offered',
    ]);
  });

  test.each<[string, Partial<State>, string]>([
    [
      'they have it',
      { interest: { ...state().interest, settledAs: 'had' } },
      'Acme got Java support already.',
    ],
    [
      'they ask no more',
      { interest: { ...state().interest, settledAs: 'withdrawn' } },
      'Acme does not ask for Java support any more.',
    ],
    ['a request waits', { requested: true }, 'Java support was asked for Acme already; see their requests.'],
    ['nobody sells to them', { seller: undefined }, 'Nobody who looks after Acme may unlock or ask for it.'],
    [
      'no round',
      { facts: accessFacts({ round: 'none' }), round: undefined },
      'Java support is not ready for testing yet.',
    ],
    [
      'a ready round',
      { facts: accessFacts({ round: { status: 'ready' } }) },
      'Java support is ready for testing; its beta round 1 has not opened yet.',
    ],
    [
      'no free place',
      { facts: accessFacts({ round: { seats: { total: 3, taken: 3 } } }) },
      'All 3 places are taken in beta round 1.',
    ],
    [
      'others wait for what is free',
      { facts: accessFacts({ round: { seats: { total: 5, taken: 4 } }, line: { waiting: 1 } }) },
      '1 place left in beta round 1 and 1 account waits; this would be place 2.',
    ],
    [
      'an exclusion',
      { facts: accessFacts({ excludedBecause: 'Contract' }) },
      'Acme must not get Java support: Contract.',
    ],
  ])('is refused: %s', (_why, changes, sentence) => {
    const refused = offerPlace(state(changes), actOf(pm));
    expect(refused).toMatchObject({ ok: false, sentence });
    expect('sentence' in refused && refused.sentence).toMatch(aSentence);
  });
});
