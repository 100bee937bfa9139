import { describe, expect, test } from 'vitest';
import type { AccessFacts } from '#domain/access.ts';
import { breakGlass, mayReview, type ReviewedGrant, reviewBreakGlass } from '#domain/break-glass.ts';
import { addDays } from '#domain/dates.ts';
import type { ApprovalStep } from '#domain/policy.ts';
import { accessFacts, acme, actOf, aSentence, javaSupport, noon, person } from '#tests/support/facts.ts';

const asPm = { roles: ['pm'], ownsAccount: false, sameTeam: false, liveGrants: 0 };
const asking = (changes: Parameters<typeof accessFacts>[0] = {}) => accessFacts({ actor: asPm, ...changes });
const state = (facts: AccessFacts) => ({
  facts,
  feature: javaSupport,
  account: acme,
  onVariant: 'on',
  offVariant: 'off',
  variants: { on: true, off: false },
  contactKeys: ['data'],
  round: facts.round && { id: 'round-1', defaultDays: facts.round.defaultDays, maxDays: facts.round.maxDays },
  openRequests: [] as { id: string; account: typeof acme }[],
  askedFor: undefined as string | undefined,
  unreviewedSince: undefined as Date | undefined,
});
const wish = { featureId: javaSupport.id, accountId: acme.id, days: 7, reason: 'Their demo is in an hour.' };
const pm = actOf(person('pm'));
const admin = actOf(person('admin'));

describe('breaking the glass', () => {
  test('skips approval, and says whose', () => {
    expect(breakGlass(state(asking()), wish, pm)).toMatchObject({
      ok: true,
      next: {
        cancelRequests: [],
        grant: { source: 'break_glass', sellerId: 'the-pm', startsAt: noon, expiresAt: addDays(noon, 7) },
      },
      events: [
        {
          type: 'grant.created',
          source: 'break_glass',
          skipped: ['feature_pm'],
          reason: 'Their demo is in an hour.',
        },
      ],
    });
  });

  test('names each skipped group once', () => {
    const steps = [
      { group: 'lead', quorum: 1 },
      { group: 'feature_pm', quorum: 2 },
      { group: 'lead', quorum: 1 },
    ] satisfies ApprovalStep[];
    const policy = {
      version: 1,
      rules: [{ text: 'Two ask.', when: [], outcome: { kind: 'needsApproval' as const, steps } }],
    };
    expect(breakGlass(state(asking({ policy })), wish, pm)).toMatchObject({
      events: [{ skipped: ['lead', 'feature_pm'] }],
    });
  });

  test('answers what was asked for, and is for whoever asked', () => {
    const asked = {
      ...state(asking()),
      openRequests: [{ id: 'request-1', account: acme }],
      askedFor: 'the-sales',
    };
    expect(breakGlass(asked, wish, pm)).toMatchObject({
      next: { cancelRequests: ['request-1'], grant: { sellerId: 'the-sales' } },
      events: [{ type: 'grant.created' }, { type: 'request.cancelled', requestId: 'request-1' }],
    });
  });

  const full = { seats: { total: 2, taken: 2 } };
  const nobody = [{ text: 'No.', when: [], outcome: { kind: 'deny' as const, reason: 'Not this year.' } }];
  test.each<readonly [string, string, AccessFacts]>([
    ['no_seat', 'places', asking({ round: full })],
    ['no_seat', 'those who wait', asking({ round: { seats: { total: 3, taken: 2 } }, line: { waiting: 1 } })],
    ['denied', 'the kill switch', asking({ feature: { killed: true } })],
    ['denied', 'an exclusion', asking({ excludedBecause: 'Their contract' })],
    ['denied', 'an archive', asking({ account: { archived: true } })],
    [
      'denied',
      'eligibility',
      asking({ round: { eligibility: [{ field: 'account.region', op: 'in', value: ['US'] }] } }),
    ],
    ['denied', 'a round that is not open', asking({ round: { status: 'planned' } })],
    ['denied', 'a paused round', asking({ round: { status: 'paused' } })],
    ['denied', 'a missing round', asking({ round: 'none' })],
    ['denied', 'the length of the round', asking({ round: { maxDays: 6, defaultDays: 6 } })],
    ['denied', 'a denying rule', asking({ policy: { version: 1, rules: nobody } })],
    ['denied', 'a grant that is there', asking({ holdsLivingGrant: true })],
  ])('is refused as %s: it never skips %s', (code, _what, facts) => {
    for (const act of [pm, admin])
      expect(breakGlass(state(facts), wish, act)).toMatchObject({
        ok: false,
        code,
        sentence: expect.stringMatching(aSentence),
      });
  });

  test('is for what the policy does not allow: who may unlock does so; an admin may not', () => {
    const everybody = {
      version: 1,
      rules: [{ text: 'All may.', when: [], outcome: { kind: 'allow' as const } }],
    };
    const allowed = state(asking({ policy: everybody }));
    expect(breakGlass(allowed, wish, pm)).toEqual({
      ok: false,
      code: 'conflict',
      sentence: 'No need to break the glass: you can unlock Java support for Acme yourself.',
    });
    expect(breakGlass(allowed, wish, admin)).toMatchObject({ ok: true, events: [{ skipped: [] }] });
  });

  test('waits until somebody has looked at the one before', () => {
    const before = { ...state(asking()), unreviewedSince: addDays(noon, -10) };
    const refused = breakGlass(before, wish, pm);
    expect(refused).toEqual({
      ok: false,
      code: 'conflict',
      sentence:
        'Java support was unlocked for Acme by break-glass on 12 Nov and nobody has looked at it yet.',
    });
    expect(refused).toMatchObject({ sentence: expect.stringMatching(aSentence) });
  });

  test('gives only what is there', () => {
    expect(breakGlass(state(asking()), { ...wish, contactKeys: ['boss'] }, pm)).toMatchObject({
      code: 'invalid',
    });
  });
});

describe('looking at a break-glass', () => {
  const held: ReviewedGrant = {
    id: 'grant-1',
    feature: javaSupport,
    account: acme,
    createdAt: noon,
    startsAt: noon,
    expiresAt: addDays(noon, 7),
    endedAt: null,
    endedAs: null,
    source: 'break_glass',
    grantedBy: 'the-pm',
    sellerId: 'the-sales',
    reviewed: false,
    openExtensions: [],
  };
  const said = (verdict: 'justified' | 'not_justified') => ({
    grantId: held.id,
    verdict,
    note: 'I asked them',
  });

  test('finds it right, and nothing ends', () => {
    expect(reviewBreakGlass(held, said('justified'), admin)).toMatchObject({
      next: { endReason: undefined, cancelRequests: [] },
      events: [{ type: 'break_glass.reviewed', verdict: 'justified', reason: 'I asked them' }],
    });
  });

  test('finds it not right, and it ends with what asked for more of it', () => {
    const longer = { ...held, openExtensions: [{ id: 'request-1', account: acme }] };
    expect(reviewBreakGlass(longer, said('not_justified'), admin)).toMatchObject({
      next: {
        endReason: 'The break-glass was found not right: I asked them.',
        cancelRequests: ['request-1'],
      },
      events: [
        { type: 'break_glass.reviewed', verdict: 'not_justified' },
        { type: 'grant.revoked', reason: 'The break-glass was found not right: I asked them.' },
        { type: 'request.cancelled', requestId: 'request-1' },
      ],
    });
  });

  test.each([
    ['by time', { expiresAt: noon }],
    ['by hand', { endedAt: noon, endedAs: 'revoked' as const }],
  ])('after it ended %s is only said', (_name, changes) => {
    const outcome = reviewBreakGlass({ ...held, ...changes }, said('not_justified'), admin);
    expect(outcome).toMatchObject({ next: { endReason: undefined } });
    expect(outcome.ok && outcome.events.map(({ type }) => type)).toEqual(['break_glass.reviewed']);
  });

  test.each([
    ['denied', 'by who broke it', held, pm],
    ['denied', 'by whom it was for', held, actOf({ ...person('admin'), id: 'the-sales' })],
    ['conflict', 'twice', { ...held, reviewed: true }, admin],
    ['conflict', 'of a usual unlock', { ...held, source: 'direct' as const }, admin],
  ])('is refused as %s %s', (code, _name, grant, act) => {
    expect(reviewBreakGlass(grant, said('justified'), act)).toMatchObject({
      ok: false,
      code,
      sentence: expect.stringMatching(aSentence),
    });
  });

  test.each([
    ['another product manager', held, { ...person('pm'), id: 'other-pm' }, true],
    ['an admin', held, admin.by, true],
    ['who broke it', held, pm.by, false],
    ['whom it was for', held, { ...person('admin'), id: 'the-sales' }, false],
    ['somebody who could not have broken it', held, person('engineer'), false],
    ['anybody, of a usual unlock', { ...held, source: 'direct' as const }, admin.by, false],
  ])('is offered, or not, to %s', (_who, grant, by, may) => {
    expect(mayReview(grant, by)).toBe(may);
  });
});
