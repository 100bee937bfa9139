import { describe, expect, test } from 'vitest';
import type { AccessFacts } from '#domain/access.ts';
import { addDays } from '#domain/dates.ts';
import {
  approveExtension,
  askExtension,
  type ExtendableGrant,
  extend,
  factsWithout,
} from '#domain/extending.ts';
import type { Rule } from '#domain/policy.ts';
import { accessFacts, acme, actOf, aSentence, javaSupport, noon, person } from '#tests/support/facts.ts';

const held: ExtendableGrant = {
  id: 'grant-1',
  feature: javaSupport,
  account: acme,
  createdAt: addDays(noon, -10),
  startsAt: addDays(noon, -10),
  expiresAt: addDays(noon, 20),
  endedAt: null,
  endedAs: null,
  source: 'direct',
  sellerId: 'the-sales',
  roundId: 'round-1',
};
const holding = (changes: Parameters<typeof accessFacts>[0] = {}) =>
  accessFacts({ holdsLivingGrant: true, ...changes });
const state = (
  facts: AccessFacts = holding(),
  changes: Partial<ExtendableGrant> = {},
  roundId = 'round-1',
) => ({
  facts,
  feature: javaSupport,
  account: acme,
  onVariant: 'on',
  round: facts.round && { id: roundId, defaultDays: facts.round.defaultDays, maxDays: facts.round.maxDays },
  held: { ...held, ...changes },
});
const wish = (days: number) => ({ days, reason: 'Their trial goes on.' });
const sales = actOf(person('sales'));
const pm = actOf(person('pm'));
const alpha = holding({ round: { kind: 'alpha' } });
const full = { seats: { total: 3, taken: 3 } };

describe('extending', () => {
  test.each([
    ['one day longer', state(), 31],
    ['as long as the round allows', state(), 60],
    ['in a full round', state(holding({ round: full })), 40],
    ['while others wait', state(holding({ round: full, line: { waiting: 4 } })), 40],
    ['before it starts', state(holding(), { startsAt: addDays(noon, 3), expiresAt: addDays(noon, 9) }), 7],
  ])('by its seller, %s', (_name, given, days) => {
    const expiresAt = addDays(given.held.startsAt, days);
    expect(extend(given, wish(days), sales)).toMatchObject({
      ok: true,
      next: { grantId: 'grant-1', expiresAt, cancelRequests: [] },
      events: [
        {
          type: 'grant.extended',
          from: given.held.expiresAt.toISOString(),
          to: expiresAt.toISOString(),
          reason: 'Their trial goes on.',
        },
      ],
    });
  });

  test.each(['pm', 'admin'] as const)('by %s needs nobody', (role) => {
    expect(extend(state(alpha), wish(60), actOf(person(role)))).toMatchObject({ ok: true });
    const denied = holding({
      policy: {
        version: 1,
        rules: [{ text: 'Nobody.', when: [], outcome: { kind: 'deny', reason: 'No.' } }],
      },
    });
    expect(extend(state(denied), wish(60), actOf(person(role)))).toMatchObject({ ok: true });
  });

  test('answers what was asked for and is no more than that', () => {
    const openExtensions = [
      { id: 'less', account: acme, days: 40 },
      { id: 'more', account: acme, days: 60 },
    ];
    expect(extend(state(holding(), { openExtensions }), wish(45), sales)).toMatchObject({
      next: { cancelRequests: ['less'] },
      events: [{ type: 'grant.extended' }, { type: 'request.cancelled', requestId: 'less' }],
    });
  });

  const gone = 'Acme does not have Java support any more.';
  const most = 'The most that beta round 1 allows is 60 days in all, so until 11 Jan 2027.';
  test.each<readonly [string, ReturnType<typeof state>, number, string, string]>([
    ['after it ended', state(holding(), { expiresAt: noon }), 40, 'conflict', gone],
    ['after it was ended', state(holding(), { endedAt: noon, endedAs: 'revoked' }), 40, 'conflict', gone],
    ['one day over the maximum', state(), 61, 'invalid', most],
    [
      'to when it ends already',
      state(),
      30,
      'invalid',
      'It runs until 12 Dec already. Choose a later end; the most is 60 days in all, so until 11 Jan 2027.',
    ],
    [
      'beyond the end of what is allowed',
      state(holding(), { expiresAt: addDays(noon, 50) }),
      60,
      'invalid',
      'It ends as late as beta round 1 allows: 60 days in all, so until 11 Jan 2027.',
    ],
    [
      'while the round is paused',
      state(holding({ round: { status: 'paused' } })),
      40,
      'denied',
      'The beta round 1 of Java support is paused.',
    ],
    [
      'after its round closed',
      state(holding(), {}, 'round-2'),
      40,
      'denied',
      'The round in which Acme got Java support does not run any more, so nothing more is given in it.',
    ],
    [
      'without a round',
      state(holding({ round: 'none' })),
      40,
      'denied',
      'The round in which Acme got Java support does not run any more, so nothing more is given in it.',
    ],
    [
      'while it is switched off',
      state(holding({ feature: { killed: true } })),
      40,
      'denied',
      'Java support is switched off at the moment.',
    ],
    [
      'for an archived account',
      state(holding({ account: { archived: true } })),
      40,
      'denied',
      'Acme is archived.',
    ],
  ])('is refused %s, whoever tries', (_name, given, days, code, sentence) => {
    expect(sentence).toMatch(aSentence);
    for (const act of [sales, pm])
      expect(extend(given, wish(days), act)).toEqual({ ok: false, code, sentence });
  });

  test.each([
    ['needs_approval', alpha],
    ['needs_approval', holding({ actor: { ownsAccount: false } })],
    [
      'denied',
      holding({
        policy: {
          version: 1,
          rules: [{ text: 'No.', when: [], outcome: { kind: 'deny', reason: 'Not now.' } }],
        },
      }),
    ],
  ])('is %s for a seller by policy', (code, facts) => {
    expect(extend(state(facts), wish(40), sales)).toMatchObject({
      code,
      sentence: expect.stringMatching(aSentence),
    });
  });

  test.each([
    ['allows it', holding()],
    ['asks', alpha],
  ])('a break-glass is never made longer, by nobody and where the policy %s', (_name, facts) => {
    const broken = state(facts, { source: 'break_glass', expiresAt: addDays(noon, 1) });
    const sentence =
      'A break-glass is never made longer. End it, then unlock Java support for Acme by the policy, or ask for it.';
    expect(sentence).toMatch(aSentence);
    for (const role of ['sales', 'pm', 'admin'] as const) {
      const act = actOf(person(role));
      expect(extend(broken, wish(12), act)).toEqual({ ok: false, code: 'conflict', sentence });
      expect(askExtension(broken, wish(12), act)).toEqual({ ok: false, code: 'conflict', sentence });
    }
  });

  test('the policy reads the whole length, its own seat as free and its own grant as not counted', () => {
    const rules = [
      {
        text: 'Up to 40 days, three grants, two places.',
        when: [
          { field: 'request.days', op: 'atMost', value: 40 },
          { field: 'actor.liveGrants', op: 'atMost', value: 2 },
          { field: 'round.seatsLeft', op: 'atLeast', value: 1 },
        ],
        outcome: { kind: 'allow' },
      },
      {
        text: 'Longer asks.',
        when: [],
        outcome: { kind: 'needsApproval', steps: [{ group: 'lead', quorum: 1 }] },
      },
    ] satisfies Rule[];
    const facts = holding({ policy: { version: 3, rules }, round: full, actor: { liveGrants: 3 } });
    expect(extend(state(facts), wish(40), sales)).toMatchObject({ ok: true });
    expect(extend(state(facts), wish(41), sales)).toMatchObject({ code: 'needs_approval' });
    const colleagues = state(facts, { sellerId: 'the-lead' });
    expect(extend(colleagues, wish(40), sales)).toMatchObject({ code: 'needs_approval' });
    expect(factsWithout(held, facts, 'the-sales')).toMatchObject({
      holdsLivingGrant: false,
      actor: { liveGrants: 2 },
      round: { seats: { total: 3, taken: 2 } },
    });
  });
});

describe('asking for more time', () => {
  test('takes the steps of the rule', () => {
    expect(askExtension(state(alpha), wish(45), sales)).toMatchObject({
      ok: true,
      next: {
        extendsGrantId: 'grant-1',
        roundId: 'round-1',
        steps: [{ group: 'feature_pm', quorum: 1 }],
      },
      events: [{ type: 'request.created', extension: true, days: 45, reason: 'Their trial goes on.' }],
    });
  });

  const open = { openExtensions: [{ id: 'request-1', account: acme, days: 50 }] };
  test.each([
    ['conflict', 'by who may do it', state(), sales],
    ['conflict', 'by who needs nobody', state(alpha), pm],
    ['conflict', 'twice', state(alpha, open), sales],
    ['conflict', 'after it ended', state(alpha, { expiresAt: noon }), sales],
    ['denied', 'while the round is paused', state(holding({ round: { status: 'paused' } })), sales],
    ['denied', 'of an excluded account', state(holding({ excludedBecause: 'An incident' })), sales],
  ])('is refused as %s %s', (code, _name, given, act) => {
    expect(askExtension(given, wish(45), act)).toMatchObject({
      ok: false,
      code,
      sentence: expect.stringMatching(aSentence),
    });
  });

  test('for longer than the round allows is refused', () => {
    expect(askExtension(state(alpha), wish(61), sales)).toMatchObject({ code: 'invalid' });
  });
});

describe('the last yes to more time', () => {
  const asked = {
    id: 'request-1',
    days: 45,
    reason: 'Their trial goes on.',
    judged: { requestedFor: 'the-sales' },
  };

  test('makes it longer as it was asked', () => {
    expect(approveExtension(state(alpha), asked, pm)).toMatchObject({
      next: { grantId: 'grant-1', expiresAt: addDays(held.startsAt, 45) },
      events: [{ type: 'grant.extended', requestId: 'request-1', reason: 'Their trial goes on.' }],
    });
  });

  test.each([
    ['conflict', 'it ended meanwhile', state(alpha, { endedAt: noon, endedAs: 'revoked' })],
    ['conflict', 'it expired meanwhile', state(alpha, { expiresAt: noon })],
    ['invalid', 'it was made longer meanwhile', state(alpha, { expiresAt: addDays(noon, 40) })],
    ['denied', 'the round paused meanwhile', state(holding({ round: { kind: 'alpha', status: 'paused' } }))],
    ['invalid', 'the round allows less now', state(holding({ round: { kind: 'alpha', maxDays: 44 } }))],
  ])('is refused as %s when %s', (code, _name, given) => {
    expect(approveExtension(given, asked, pm)).toMatchObject({
      code,
      sentence: expect.stringMatching(aSentence),
    });
  });
});
