import { describe, expect, test } from 'vitest';
import type { AccessFacts } from '#domain/access.ts';
import { addDays } from '#domain/dates.ts';
import type { Role } from '#domain/permissions.ts';
import type { PendingRequest } from '#domain/rounds.ts';
import { request, unlock } from '#domain/unlocking.ts';
import { accessFacts, acme, actOf, aSentence, javaSupport, noon, person } from '#tests/support/facts.ts';

const state = (facts: AccessFacts) => ({
  facts,
  openRequests: [] as PendingRequest[],
  feature: javaSupport,
  account: acme,
  onVariant: 'on',
  offVariant: 'off',
  variants: { on: true, off: false, beta: true },
  contactKeys: ['data', 'on-call'],
  round: facts.round && { id: 'round-1', defaultDays: facts.round.defaultDays, maxDays: facts.round.maxDays },
});
const wish = { featureId: javaSupport.id, accountId: acme.id, days: 30, reason: 'They asked on the call.' };
const sales = actOf(person('sales'));
const allowed = state(accessFacts());
const asking = state(accessFacts({ round: { kind: 'alpha' } }));
const later = (ms: number) => new Date(noon.getTime() + ms);

describe('unlocking', () => {
  test('makes a grant that ends by itself, and says which rule allowed it', () => {
    const decision = unlock(allowed, { ...wish, intentAt: later(-40_000) }, actOf(person('sales')));
    expect(decision).toMatchObject({
      ok: true,
      next: {
        cancelRequests: [],
        grant: {
          source: 'direct',
          variant: 'on',
          startsAt: noon,
          expiresAt: addDays(noon, 30),
          intentAt: later(-40_000),
          requestId: null,
          roundId: 'round-1',
        },
      },
      events: [
        { type: 'grant.created', policy: 'Policy 7, rule 1', expiresAt: addDays(noon, 30).toISOString() },
      ],
    });
  });

  test('gives the variant and the contacts that were wished, and says so', () => {
    const narrowed = { ...wish, variant: 'beta', contactKeys: ['on-call', 'data'] };
    expect(unlock(allowed, narrowed, sales)).toMatchObject({
      next: { grant: { variant: 'beta', contactKeys: ['data', 'on-call'] } },
      events: [{ type: 'grant.created', variant: 'beta', contacts: 2 }],
    });
    expect(unlock(allowed, wish, sales)).toMatchObject({
      next: { grant: { variant: 'on', contactKeys: [] } },
      events: [{ variant: undefined, contacts: undefined }],
    });
  });

  test.each([
    [{ variant: 'gamma' }, 'Java support has no variant named gamma.'],
    [{ variant: 'off' }, 'off is what Java support gives while it is off. Choose another variant.'],
    [{ contactKeys: ['nobody'] }, 'Acme has no contact nobody.'],
  ])('and asking refuse %o', (narrowed, sentence) => {
    const refusal = { ok: false, code: 'invalid', sentence };
    expect(unlock(allowed, { ...wish, ...narrowed }, sales)).toEqual(refusal);
    const open = { ...asking, pending: false, over: [], onBehalfOf: undefined };
    expect(request(open, { ...wish, ...narrowed }, sales)).toEqual(refusal);
  });

  test('takes its place at once and starts when it was wished to', () => {
    const startsAt = addDays(noon, 10);
    expect(unlock(allowed, { ...wish, startsAt }, sales)).toMatchObject({
      next: { grant: { startsAt, expiresAt: addDays(startsAt, 30) } },
      events: [{ type: 'grant.created', startsAt: startsAt.toISOString() }],
    });
    expect(unlock(allowed, { ...wish, startsAt: later(-1) }, sales)).toMatchObject({
      next: { grant: { startsAt: noon, expiresAt: addDays(noon, 30) } },
      events: [{ startsAt: undefined }],
    });
  });

  test('and asking refuse a start that is too far ahead', () => {
    const far = { ...wish, startsAt: later(90 * 86_400_000 + 1) };
    const refusal = { code: 'invalid', sentence: 'It can start 90 days from now at the latest.' };
    expect(unlock(allowed, far, sales)).toMatchObject(refusal);
    expect(request({ ...asking, pending: false, over: [], onBehalfOf: undefined }, far, sales)).toMatchObject(
      refusal,
    );
  });

  test('never takes an intent from the future', () => {
    expect(unlock(allowed, { ...wish, intentAt: later(1) }, sales)).toMatchObject({
      next: { grant: { intentAt: noon } },
    });
    expect(unlock(allowed, wish, sales)).toMatchObject({ next: { grant: { intentAt: noon } } });
  });

  test('answers the requests that waited for it', () => {
    const open = [{ id: 'request-1', account: acme }];
    expect(unlock({ ...allowed, openRequests: open }, wish, sales)).toMatchObject({
      next: { cancelRequests: ['request-1'] },
      events: [{ type: 'grant.created' }, { type: 'request.cancelled', requestId: 'request-1' }],
    });
  });

  test('takes an intent of a day back at most', () => {
    const monday = unlock(allowed, { ...wish, intentAt: addDays(noon, -3) }, sales);
    expect(monday).toMatchObject({ next: { grant: { intentAt: addDays(noon, -1) } } });
  });

  test.each([
    ['needs_approval', asking],
    ['no_seat', state(accessFacts({ round: { seats: { total: 1, taken: 1 } } }))],
    ['no_seat', state(accessFacts({ round: { seats: { total: 2, taken: 1 } }, line: { waiting: 1 } }))],
    ['denied', state(accessFacts({ excludedBecause: 'Contract' }))],
    ['denied', state(accessFacts({ feature: { killed: true } }))],
    ['denied', state(accessFacts({ round: 'none' }))],
  ])('is refused as %s', (code, refusing) => {
    expect(unlock(refusing, wish, sales)).toMatchObject({
      ok: false,
      code,
      sentence: expect.stringMatching(aSentence),
    });
  });
});

describe('asking', () => {
  const plain = { pending: false, over: [] as PendingRequest[], onBehalfOf: undefined };

  test('takes the steps of the rule', () => {
    expect(request({ ...asking, ...plain }, wish, actOf(person('sales')))).toMatchObject({
      ok: true,
      next: { roundId: 'round-1', steps: [{ group: 'feature_pm', quorum: 1 }], intentAt: noon },
      events: [{ type: 'request.created', days: 30, ruleText: expect.stringMatching(aSentence) }],
    });
  });

  test('keeps what was wished until it is approved', () => {
    const narrowed = { ...wish, variant: 'beta', contactKeys: ['data'] };
    expect(request({ ...asking, ...plain }, narrowed, sales)).toMatchObject({
      next: { variant: 'beta', contactKeys: ['data'] },
      events: [{ type: 'request.created', variant: 'beta', contacts: 1 }],
    });
    expect(request({ ...asking, ...plain }, { ...wish, variant: 'on' }, sales)).toMatchObject({
      next: { variant: null, contactKeys: [] },
      events: [{ variant: undefined, contacts: undefined }],
    });
  });

  test.each([
    [
      'a yes and a place',
      { kind: 'alpha', seats: { total: 1, taken: 1 } },
      {},
      [{ group: 'feature_pm', quorum: 1 }],
      1,
    ],
    ['a place only', { seats: { total: 1, taken: 1 } }, { waiting: 2 }, [], 3],
    ['a place that others wait for', { seats: { total: 2, taken: 1 } }, { waiting: 1 }, [], 2],
  ] as const)('joins the waitlist when it wants %s', (_what, round, line, steps, place) => {
    expect(
      request({ ...state(accessFacts({ round, line })), ...plain }, wish, actOf(person('sales'))),
    ).toMatchObject({
      ok: true,
      next: { steps, waitsAt: place },
      events: [{ type: 'request.created' }, { type: 'request.waitlisted', requestId: 'new-1', place }],
    });
  });

  test('keeps when it shall start', () => {
    const startsAt = addDays(noon, 10);
    expect(request({ ...asking, ...plain }, { ...wish, startsAt }, sales)).toMatchObject({
      next: { startsAt },
      events: [{ type: 'request.created', startsAt: startsAt.toISOString() }],
    });
    expect(request({ ...asking, ...plain }, { ...wish, startsAt: noon }, sales)).toMatchObject({
      next: { startsAt: null },
      events: [{ startsAt: undefined }],
    });
  });

  test('names the colleague it is for', () => {
    const onBehalfOf = { id: 'colleague', name: 'The colleague' };
    const colleague = { ...onBehalfOf, roles: ['sales'] as const };
    expect(request({ ...asking, ...plain, onBehalfOf: colleague }, wish, sales)).toMatchObject({
      events: [{ onBehalfOf }],
    });
  });

  test.each<readonly [Role, 'customer' | 'internal', boolean]>([
    ['engineer', 'internal', true],
    ['engineer', 'customer', false],
    ['admin', 'internal', false],
    ['viewer', 'customer', false],
    ['pm', 'customer', true],
  ])('on behalf of a colleague who is %s, for an account of the type %s: %s', (role, type, may) => {
    const onBehalfOf = { id: 'colleague', name: 'The colleague', roles: [role] };
    const facts = accessFacts({ round: { kind: 'alpha' }, account: { type } });
    const asked = request({ ...state(facts), ...plain, onBehalfOf }, wish, sales);
    const sentence = 'The colleague may not ask for anything for Acme, so nobody asks on their behalf.';
    expect(sentence).toMatch(aSentence);
    if (may) expect(asked).toMatchObject({ ok: true });
    else expect(asked).toEqual({ ok: false, code: 'forbidden', sentence });
  });

  test('takes the place of what was never answered and is over', () => {
    const over = [{ id: 'request-0', account: acme }];
    expect(request({ ...asking, ...plain, over }, wish, sales)).toMatchObject({
      next: { cancelRequests: ['request-0'] },
      events: [
        { type: 'request.created' },
        {
          type: 'request.cancelled',
          requestId: 'request-0',
          reason: 'What it asked to make longer has ended.',
        },
      ],
    });
  });

  test.each([
    ['conflict', { ...asking, ...plain, pending: true }],
    ['conflict', { ...allowed, ...plain }],
    ['denied', { ...state(accessFacts({ round: 'none' })), ...plain }],
  ])('is refused as %s', (code, refusing) => {
    expect(request(refusing, wish, sales)).toMatchObject({
      code,
      sentence: expect.stringMatching(aSentence),
    });
  });
});
