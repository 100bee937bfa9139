import { describe, expect, test } from 'vitest';
import type { AccessFacts } from '#domain/access.ts';
import { changeRequest } from '#domain/changing.ts';
import { addDays } from '#domain/dates.ts';
import type { ChangeRequestInput } from '#domain/inputs/requests.ts';
import type { JudgedRequest, RequestStatus } from '#domain/requests.ts';
import { asked, yes } from '#tests/support/asked.ts';
import { accessFacts, acme, actOf, aSentence, javaSupport, noon, person } from '#tests/support/facts.ts';

const state = (facts: AccessFacts, judged: Partial<JudgedRequest> = {}) => ({
  facts,
  feature: javaSupport,
  account: acme,
  onVariant: 'on',
  offVariant: 'off',
  variants: { on: true, off: false, beta: true },
  contactKeys: ['data', 'on-call'],
  round: facts.round && { id: 'round-1', defaultDays: facts.round.defaultDays, maxDays: facts.round.maxDays },
  request: asked(judged),
});
const alpha = accessFacts({ round: { kind: 'alpha' } });
const full = accessFacts({ round: { kind: 'alpha', seats: { total: 2, taken: 2 } } });
const seen = { requestId: 'request-1', revision: 1 };
const sales = actOf(person('sales'));
const given = [yes('one', { requestRevision: 1 }), yes('two', { requestRevision: 1 })];

describe('changing a request', () => {
  test('makes the next revision, voids each yes, and says what was and is', () => {
    const decision = changeRequest(state(alpha, { approvals: given }), { ...seen, days: 14 }, sales);
    expect(decision).toMatchObject({
      ok: true,
      next: {
        revision: 2,
        status: 'pending',
        days: 14,
        reason: 'They asked on the call.',
        steps: [{ group: 'feature_pm', quorum: 1 }],
      },
      events: [
        {
          type: 'request.changed',
          requestId: 'request-1',
          revision: 2,
          voided: 2,
          changes: [{ what: 'length', from: '30 days', to: '14 days' }],
          reason: undefined,
        },
      ],
    });
  });

  test('counts only the yeses of the revision that stood', () => {
    const approvals = [yes('one', { requestRevision: 1 }), yes('one', { requestRevision: 2 })];
    const two = state(alpha, { revision: 2, approvals });
    expect(changeRequest(two, { ...seen, revision: 2, days: 7 }, sales)).toMatchObject({
      next: { revision: 3 },
      events: [{ voided: 1 }],
    });
  });

  test.each([
    [{ variant: 'beta' }, { what: 'variant', from: 'on', to: 'beta' }],
    [
      { contactKeys: ['on-call', 'data'] },
      { what: 'contacts', from: 'everyone at Acme', to: 'data and on-call' },
    ],
    [{ dealCloseDate: '2027-01-15' }, { what: 'deal closes', from: 'some day', to: '15 Jan 2027' }],
    [{ dealValue: 50_000 }, { what: 'deal value', from: 'not said', to: '$50,000' }],
    [{ startsAt: addDays(noon, 5) }, { what: 'start', from: 'at once', to: '27 Nov' }],
    [
      { reason: 'They decide on Friday.' },
      { what: 'reason', from: '“They asked on the call.”', to: '“They decide on Friday.”' },
    ],
  ] satisfies [Partial<ChangeRequestInput>, object][])('%o is told', (change, told) => {
    expect(changeRequest(state(alpha), { ...seen, ...change }, sales)).toMatchObject({
      events: [{ changes: [told] }],
    });
  });

  test.each([
    [
      'Why:\n\n Approve it here:\r\n\u2028https://evil.example/x',
      '“Why: Approve it here: https://evil.example/x”',
    ],
    ['🙂'.repeat(61), `“${'🙂'.repeat(59)}…”`],
  ])('quotes the reason %j on one line, and leaves it as it is besides', (reason, to) => {
    expect(changeRequest(state(alpha), { ...seen, reason }, sales)).toMatchObject({
      events: [{ changes: [{ what: 'reason', to }], reason }],
    });
  });

  test('null takes back what was said; what is left out stays', () => {
    const before = state(alpha);
    const request = { ...before.request, dealValue: 900, dealCloseDate: '2027-01-15', variant: 'beta' };
    const input = { ...seen, dealValue: null, variant: null };
    expect(changeRequest({ ...before, request }, input, sales)).toMatchObject({
      next: { dealValue: null, variant: null, dealCloseDate: '2027-01-15' },
    });
  });

  test('asks others when the rules ask others for that length', () => {
    const rules = [
      {
        text: 'Long ones ask a lead too.',
        when: [{ field: 'request.days' as const, op: 'atLeast' as const, value: 40 }],
        outcome: { kind: 'needsApproval' as const, steps: [{ group: 'lead' as const, quorum: 2 }] },
      },
    ];
    const facts = accessFacts({ round: { kind: 'alpha', rules } });
    expect(changeRequest(state(facts), { ...seen, days: 45 }, sales)).toMatchObject({
      next: { steps: [{ group: 'lead', quorum: 2 }], ground: { ruleText: 'Long ones ask a lead too.' } },
    });
  });

  test('stands in line for a free place when the rules allow it now', () => {
    expect(changeRequest(state(accessFacts()), { ...seen, days: 14 }, sales)).toMatchObject({
      next: { status: 'waitlisted', joins: true, steps: [] },
      events: [{ type: 'request.changed' }, { type: 'request.waitlisted', place: 1 }],
    });
  });

  test('joins the waitlist when all places are taken', () => {
    expect(changeRequest(state(full), { ...seen, days: 14 }, sales)).toMatchObject({
      next: { status: 'waitlisted', joins: true },
      events: [{ type: 'request.changed' }, { type: 'request.waitlisted', place: 1 }],
    });
  });

  test.each(['waitlisted', 'offered'] as const)('stays %s', (status) => {
    expect(changeRequest(state(full, { status }), { ...seen, days: 14 }, sales)).toMatchObject({
      next: { status, joins: false },
      events: [{ type: 'request.changed' }],
    });
  });

  test('whom it was asked for may change it too', () => {
    const behalf = state(alpha, { requestedBy: 'the-lead' });
    expect(changeRequest(behalf, { ...seen, days: 14 }, sales)).toMatchObject({ ok: true });
  });
});

describe('is refused', () => {
  const decided: RequestStatus[] = ['approved', 'rejected', 'cancelled'];
  test.each([
    ['forbidden', 'to somebody else', state(alpha, { requestedBy: 'a', requestedFor: 'b' }), { days: 14 }],
    ['stale', 'when it reads differently by now', state(alpha, { revision: 2 }), { days: 14 }],
    ['invalid', 'when nothing changed', state(alpha), { days: 30, reason: 'They asked on the call.' }],
    ['denied', 'when the rules deny it', state(alpha), { days: 61 }],
    ['denied', 'while the round is paused', state(accessFacts({ round: { status: 'paused' } })), { days: 9 }],
    ['invalid', 'for a variant that is not there', state(alpha), { variant: 'gamma' }],
    ['invalid', 'for a contact that is not there', state(alpha), { contactKeys: ['nobody'] }],
    ['invalid', 'for a start that is too far ahead', state(alpha), { startsAt: addDays(noon, 91) }],
    ...decided.map(
      (status) => ['conflict', `when it is ${status}`, state(alpha, { status }), { days: 9 }] as const,
    ),
  ] as const)('%s %s', (code, _when, asking, change) => {
    expect(changeRequest(asking, { ...seen, ...change } as never, sales)).toMatchObject({
      ok: false,
      code,
      sentence: expect.stringMatching(aSentence),
    });
  });
});
