import { describe, expect, test } from 'vitest';
import { type ClosingGrant, type ClosingRequest, type ClosingState, closeRound } from '#domain/closing.ts';
import { addDays } from '#domain/dates.ts';
import type { CloseRoundInput } from '#domain/inputs/rounds.ts';
import type { RoundStatus } from '#domain/lifecycle.ts';
import { actOf, aSentence, javaSupport, noon, person } from '#tests/support/facts.ts';

const account = (name: string) => ({ id: name, key: name, name });
const grant = (name: string, changes: Partial<ClosingGrant> = {}): ClosingGrant => ({
  id: `grant-${name}`,
  account: account(name),
  startsAt: addDays(noon, -10),
  expiresAt: addDays(noon, 20),
  source: 'direct',
  ...changes,
});
const asked = (name: string, changes: Partial<ClosingRequest> = {}): ClosingRequest => ({
  id: `request-${name}`,
  account: account(name),
  reason: 'They asked on the call.',
  requestedFor: 'sales',
  dealValue: 90_000,
  dealCloseDate: '2026-12-31',
  interestOpen: false,
  ...changes,
});
const round = (kind: 'alpha' | 'beta', status: RoundStatus) => ({
  ...{ id: `${kind}-round`, kind, number: 1, status, seats: 3, opensWhenReady: false, skipReason: null },
  ...{ defaultDays: 30, maxDays: 60, taken: 0 },
});
const state = (changes: Partial<ClosingState> = {}): ClosingState => ({
  feature: { ...javaSupport, stage: 'alpha' },
  round: round('alpha', 'open'),
  running: undefined,
  grants: [grant('Acme'), grant('Globex'), grant('Hooli')],
  gone: [],
  requests: [],
  next: round('beta', 'ready'),
  ...changes,
});
type Fate = CloseRoundInput['fates'][number];
const carry = (name: string): Fate => ({ grantId: `grant-${name}`, fate: 'carry' });
const end = (name: string): Fate => ({ grantId: `grant-${name}`, fate: 'end' });
const until = (name: string, days: number): Fate => ({
  grantId: `grant-${name}`,
  fate: 'end_on',
  endsOn: addDays(noon, days),
});
const close = (given: ClosingState, fates: readonly Fate[], changes: Partial<CloseRoundInput> = {}) =>
  closeRound(
    given,
    { roundId: 'alpha-round', fates: [...fates], openNext: false, ...changes },
    actOf(person('pm')),
  );
const types = (decision: ReturnType<typeof close>) =>
  decision.ok ? decision.events.map((event) => event.type) : decision.sentence;

test('each account gets the fate it was given', () => {
  const closed = close(state(), [carry('Acme'), until('Globex', 5), end('Hooli')], {
    reason: 'Enough seen.',
  });
  expect(closed).toMatchObject({
    next: {
      roundStatus: 'closed',
      stage: 'alpha',
      carry: [{ from: 'grant-Acme', id: 'new-1', startsAt: noon, expiresAt: addDays(noon, 30) }],
      setEnds: [{ id: 'grant-Globex', expiresAt: addDays(noon, 5) }],
      carryReason: 'It goes on in beta round 1.',
      endGrants: ['grant-Hooli'],
      endReason: 'Alpha round 1 closed.',
      opens: null,
    },
    events: [
      { type: 'round.closed', ended: 1, carried: 1, kept: 1, reason: 'Enough seen.' },
      {
        type: 'grant.carried',
        grantId: 'grant-Acme',
        newGrantId: 'new-1',
        to: { id: 'beta-round', kind: 'beta', number: 1 },
        expiresAt: addDays(noon, 30).toISOString(),
      },
      { type: 'grant.end_set', grantId: 'grant-Globex', reason: 'Alpha round 1 closed.' },
      { type: 'grant.revoked', grantId: 'grant-Hooli', reason: 'Alpha round 1 closed.' },
    ],
  });
});

test('an end that it has already is kept, and not told again', () => {
  const closed = close(state({ grants: [grant('Acme')] }), [until('Acme', 20)]);
  expect(closed).toMatchObject({ next: { setEnds: [], endGrants: [] }, events: [{ kept: 1, ended: 0 }] });
  expect(types(closed)).toEqual(['round.closed']);
});

test('what has not started yet starts when it was to start', () => {
  const startsAt = addDays(noon, 3);
  const closed = close(state({ grants: [grant('Acme', { startsAt })] }), [carry('Acme')]);
  expect(closed).toMatchObject({ next: { carry: [{ startsAt, expiresAt: addDays(noon, 33) }] } });
});

test('a break-glass goes on, and no longer than it would have', () => {
  const expiresAt = addDays(noon, 3);
  const closed = close(state({ grants: [grant('Acme', { source: 'break_glass', expiresAt })] }), [
    carry('Acme'),
  ]);
  expect(closed).toMatchObject({ next: { carry: [{ startsAt: noon, expiresAt }] } });
});

test('a round in which nobody is just closes', () => {
  expect(types(close(state({ grants: [], next: undefined }), []))).toEqual(['round.closed']);
});

test.each(['planned', 'ready'] as const)('accounts go on into a round that is %s', (status) => {
  const closed = close(state({ grants: [grant('Acme')], next: round('beta', status) }), [carry('Acme')]);
  expect(types(closed)).toEqual(['round.closed', 'grant.carried']);
});

describe('promotion', () => {
  const all = [carry('Acme'), carry('Globex'), carry('Hooli')];

  test('opens the next round in the same act, and moves the stage', () => {
    const promoted = close(state(), all, { openNext: true });
    expect(promoted).toMatchObject({ next: { stage: 'beta', opens: 'beta-round' } });
    expect(types(promoted)).toEqual([
      'round.closed',
      ...['grant.carried', 'grant.carried', 'grant.carried'],
      'round.opened',
      'feature.stage_changed',
    ]);
    expect(promoted.ok && promoted.events.at(-2)).toMatchObject({
      round: { id: 'beta-round' },
      because: 'promoted',
    });
  });

  test.each([
    [
      'the next round is only planned',
      { next: round('beta', 'planned') },
      'Beta round 1 of Java support is not marked ready for testing yet.',
    ],
    [
      'there is no next round',
      { next: undefined, grants: [] },
      'No further round of Java support is planned, so none can open.',
    ],
    [
      'yet another round runs',
      { running: { ...round('alpha', 'open'), number: 2 } },
      'Alpha round 2 of Java support still runs. Close it first.',
    ],
  ] as const)('not while %s', (_name, changes, sentence) => {
    const given = state(changes);
    const fates = all.slice(0, given.grants.length);
    expect(close(given, fates, { openNext: true })).toMatchObject({ code: 'conflict', sentence });
  });
});

describe('what was asked is not lost', () => {
  test('a request ends and becomes an interest', () => {
    const closed = close(state({ grants: [], requests: [asked('Wayne')] }), []);
    expect(closed).toMatchObject({
      next: {
        cancelRequests: ['request-Wayne'],
        interests: [
          {
            id: 'new-1',
            account: { name: 'Wayne' },
            heardBy: 'sales',
            note: 'They asked on the call.',
            dealValue: 90_000,
            dealCloseDate: '2026-12-31',
          },
        ],
      },
      events: [
        { type: 'round.closed' },
        { type: 'request.cancelled', requestId: 'request-Wayne', reason: 'Alpha round 1 closed.' },
        { type: 'interest.recorded', interestId: 'new-1', fromRequest: true, dealValue: 90_000 },
      ],
    });
  });

  test('one that is recorded already is not recorded twice', () => {
    const closed = close(state({ grants: [], requests: [asked('Wayne', { interestOpen: true })] }), []);
    expect(types(closed)).toEqual(['round.closed', 'request.cancelled']);
  });

  test.each([
    ['goes on', carry('Acme'), []],
    ['keeps it until a date', until('Acme', 5), ['Acme']],
    ['loses it', end('Acme'), ['Acme']],
  ] as const)('more time was asked for and the account %s', (_name, fate, interests) => {
    const closed = close(state({ grants: [grant('Acme')], requests: [asked('Acme')] }), [fate]);
    expect(closed.ok && closed.next.interests.map((one) => one.account.name)).toEqual(interests);
    expect(closed.ok && closed.next.cancelRequests).toEqual(['request-Acme']);
  });
});

describe('refused', () => {
  const three = [end('Acme'), end('Globex'), end('Hooli')];
  test.each([
    ['a round that is closed', state({ round: round('alpha', 'closed') }), three, 'conflict', /is closed/],
    [
      'a plan without somebody who has it',
      state(),
      three.slice(1),
      'stale',
      /^Acme has Java support in this round too\./,
    ],
    [
      'a plan with somebody who lost it',
      state({ gone: [{ id: 'grant-Wayne', account: account('Wayne') }] }),
      [...three, end('Wayne')],
      'stale',
      /^Wayne does not have Java support in this round any more\./,
    ],
    [
      'a plan with something unknown',
      state(),
      [...three, end('Nobody')],
      'stale',
      /^Somebody on the list does not have/,
    ],
    [
      'going on into nothing',
      state({ next: undefined }),
      [carry('Acme'), ...three.slice(1)],
      'conflict',
      /^No further round of Java support is planned/,
    ],
    [
      'more than fit',
      state({ next: { ...round('beta', 'ready'), seats: 2 } }),
      [carry('Acme'), carry('Globex'), carry('Hooli')],
      'no_seat',
      /^3 accounts are to go on into beta round 1, which has 2 places left\./,
    ],
    [
      'one more than fits',
      state({ next: { ...round('beta', 'ready'), taken: 3 } }),
      [carry('Acme'), ...three.slice(1)],
      'no_seat',
      /^1 account is to go on into beta round 1, which has no place left\./,
    ],
    ['an end in the past', state(), [until('Acme', -1), ...three.slice(1)], 'invalid', /in the future/],
    ['an end right now', state(), [until('Acme', 0), ...three.slice(1)], 'invalid', /in the future/],
    ['an end later than it has', state(), [until('Acme', 21), ...three.slice(1)], 'invalid', /later than/],
    [
      'an end before the start',
      state({ grants: [grant('Acme', { startsAt: addDays(noon, 5) })] }),
      [until('Acme', 5)],
      'invalid',
      /before it starts/,
    ],
  ] as const)('%s', (_name, given, fates, code, sentence) => {
    const refused = close(given, fates);
    expect(refused).toMatchObject({ ok: false, code, sentence: expect.stringMatching(sentence) });
    expect(refused).toMatchObject({ sentence: expect.stringMatching(aSentence) });
  });
});
