import { describe, expect, test } from 'vitest';
import type { AccessFacts } from '#domain/access.ts';
import { approve, cancelRequest, type DecidedRequest, reject } from '#domain/answering.ts';
import { addDays } from '#domain/dates.ts';
import { type HeldGrant, revoke, undo } from '#domain/ending.ts';
import { undoWindowMs } from '#domain/grants.ts';
import { approverGroups } from '#domain/policy.ts';
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
    const open = { ...asking, pending: false, onBehalfOf: undefined };
    expect(request(open, { ...wish, ...narrowed }, sales)).toEqual(refusal);
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
  const plain = { pending: false, onBehalfOf: undefined };

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

  test('names the colleague it is for', () => {
    const onBehalfOf = { id: 'colleague', name: 'The colleague' };
    expect(request({ ...asking, pending: false, onBehalfOf }, wish, sales)).toMatchObject({
      events: [{ onBehalfOf }],
    });
  });

  test.each([
    ['conflict', { ...asking, pending: true, onBehalfOf: undefined }],
    ['conflict', { ...allowed, ...plain }],
    ['denied', { ...state(accessFacts({ round: 'none' })), ...plain }],
    [
      'no_seat',
      { ...state(accessFacts({ round: { kind: 'alpha', seats: { total: 1, taken: 1 } } })), ...plain },
    ],
  ])('is refused as %s', (code, refusing) => {
    expect(request(refusing, wish, sales)).toMatchObject({
      code,
      sentence: expect.stringMatching(aSentence),
    });
  });
});

describe('deciding on a request', () => {
  const asked = (changes: Partial<DecidedRequest['judged']> = {}): DecidedRequest => ({
    id: 'request-1',
    days: 30,
    reason: 'They asked on the call.',
    intentAt: later(-60_000),
    variant: null,
    contactKeys: [],
    judged: {
      status: 'pending',
      revision: 1,
      requestedBy: 'the-sales',
      requestedFor: 'the-sales',
      steps: [{ group: 'feature_pm', quorum: 1 }],
      approvals: [],
      ...changes,
    },
  });
  const approver = { id: 'the-pm', roles: ['pm'] as const, isFeaturePm: true, sameTeam: false };
  const pm = actOf(person('pm'));

  test('the grant is for what was asked for', () => {
    const narrowed = { ...asked(), variant: 'beta', contactKeys: ['data'] };
    expect(approve({ ...asking, request: narrowed, approver }, { revision: 1 }, pm)).toMatchObject({
      next: { grant: { variant: 'beta', contactKeys: ['data'] } },
      events: [{ type: 'request.approved' }, { type: 'grant.created', variant: 'beta', contacts: 1 }],
    });
  });

  test('the last approval is the grant', () => {
    const decision = approve({ ...asking, request: asked(), approver }, { revision: 1 }, actOf(person('pm')));
    expect(decision).toMatchObject({
      ok: true,
      next: {
        step: 0,
        grant: { source: 'request', requestId: 'request-1', intentAt: later(-60_000), startsAt: noon },
      },
    });
    expect(decision.ok && decision.events.map((event) => event.type)).toEqual([
      'request.approved',
      'grant.created',
    ]);
  });

  test('an earlier one is told and grants nothing', () => {
    const steps = approverGroups.map((group) => ({ group, quorum: 1 }));
    expect(approve({ ...asking, request: asked({ steps }), approver }, { revision: 1 }, pm)).toMatchObject({
      next: { step: 0, grant: undefined },
      events: [{ type: 'request.step_approved', step: 1, steps: 3 }],
    });
  });

  test.each([
    ['no_seat', accessFacts({ round: { kind: 'alpha', seats: { total: 2, taken: 2 } } })],
    ['denied', accessFacts({ feature: { killed: true } })],
    ['denied', accessFacts({ holdsLivingGrant: true })],
    ['denied', accessFacts({ excludedBecause: 'An incident' })],
    ['denied', accessFacts({ round: { status: 'paused' } })],
    ['denied', accessFacts({ round: { maxDays: 29 } })],
  ])('what changed meanwhile counts: %s', (code, facts) => {
    const outcome = approve({ ...state(facts), request: asked(), approver }, { revision: 1 }, pm);
    expect(outcome).toMatchObject({ ok: false, code, sentence: expect.stringMatching(aSentence) });
  });

  test('a rejection has a reason and its own step', () => {
    const outcome = reject({ ...asking, request: asked(), approver }, { revision: 1, reason: 'Too early.' });
    expect(outcome).toMatchObject({
      next: { step: 0 },
      events: [{ type: 'request.rejected', reason: 'Too early.' }],
    });
    expect(reject({ ...asking, request: asked(), approver }, { revision: 9, reason: 'No.' })).toMatchObject({
      code: 'stale',
    });
  });

  test('only what waits can be withdrawn', () => {
    expect(cancelRequest({ ...asking, request: asked() }, undefined)).toMatchObject({
      events: [{ type: 'request.cancelled' }],
    });
    expect(cancelRequest({ ...asking, request: asked({ status: 'approved' }) }, undefined)).toMatchObject({
      code: 'conflict',
      sentence: expect.stringMatching(aSentence),
    });
  });
});

describe('ending a grant', () => {
  const held: HeldGrant = {
    id: 'grant-1',
    feature: javaSupport,
    account: acme,
    createdAt: noon,
    startsAt: noon,
    expiresAt: addDays(noon, 1),
    endedAt: null,
    endedAs: null,
  };
  const at = (ms: number) => actOf(person('sales'), later(ms));
  const gone: HeldGrant = { ...held, endedAt: noon, endedAs: 'revoked' };

  test.each([
    ['at once', held, at(0), { ok: true }],
    ['at the end of 15 minutes', held, at(undoWindowMs), { ok: true }],
    ['1 ms after that', held, at(undoWindowMs + 1), { code: 'conflict' }],
    ["somebody else's", held, actOf(person('pm')), { ok: true }],
    ['twice', gone, at(0), { code: 'conflict' }],
  ])('undo %s', (_name, grant, act, outcome) => {
    const undone = undo(grant, act);
    expect(undone).toMatchObject(outcome);
    if (!undone.ok) expect(undone.sentence).toMatch(aSentence);
  });

  test('revoke ends what lives and nothing else', () => {
    expect(revoke(held, 'They left.', at(0))).toMatchObject({
      events: [{ type: 'grant.revoked', reason: 'They left.' }],
    });
    expect(revoke(held, 'They left.', actOf(person('sales'), held.expiresAt))).toMatchObject({
      code: 'conflict',
    });
    expect(revoke(gone, 'They left.', at(0))).toMatchObject({
      code: 'conflict',
      sentence: expect.stringMatching(aSentence),
    });
  });
});
