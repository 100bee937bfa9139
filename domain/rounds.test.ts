import { describe, expect, test } from 'vitest';
import type { PlanRoundInput } from '#domain/inputs/rounds.ts';
import { roundStatuses, type Stage } from '#domain/lifecycle.ts';
import {
  currentRound,
  markReady,
  openRound,
  planRound,
  type RoundState,
  runningRound,
} from '#domain/rounds.ts';
import { actOf, aSentence, javaSupport, person } from '#tests/support/facts.ts';

const round = (changes: Partial<RoundState> = {}): RoundState => ({
  id: 'round-1',
  kind: 'beta',
  number: 1,
  status: 'planned',
  seats: 3,
  opensWhenReady: false,
  skipReason: null,
  ...changes,
});
const feature = (stage: Stage) => ({ ...javaSupport, stage });
const facts = (stage: Stage, changes: Partial<RoundState>, running?: RoundState) => ({
  feature: feature(stage),
  round: round(changes),
  running,
});
const plan = (changes: Partial<PlanRoundInput> = {}): PlanRoundInput => ({
  featureId: javaSupport.id,
  kind: 'beta',
  seats: 3,
  defaultDays: 30,
  maxDays: 60,
  eligibility: [],
  rules: [],
  opensWhenReady: false,
  ...changes,
});
const types = (decision: { ok: boolean; events?: readonly { type: string }[] }) =>
  decision.ok ? decision.events?.map((event) => event.type) : decision;

describe('planning', () => {
  const planned = (stage: Stage, rounds: RoundState[], input: Partial<PlanRoundInput> = {}) =>
    planRound({ feature: feature(stage), rounds }, plan(input), actOf(person('pm')));
  const closed = (kind: 'alpha' | 'beta', number: number) => round({ kind, number, status: 'closed' });

  test.each([
    ['the first beta', 'alpha', [closed('alpha', 1)], {}, 1],
    ['the next beta', 'beta', [closed('alpha', 1), closed('beta', 2), closed('beta', 1)], {}, 3],
    ['the next alpha', 'alpha', [closed('alpha', 4)], { kind: 'alpha' }, 5],
    ['a beta while the alpha runs', 'alpha', [round({ kind: 'alpha', status: 'open' })], {}, 1],
    ['a beta without an alpha, explained', 'draft', [], { skipReason: 'They know it.' }, 1],
  ] as const)('%s', (_name, stage, rounds, input, number) => {
    expect(planned(stage, [...rounds], input)).toMatchObject({
      ok: true,
      next: { id: 'new-1', number, status: 'planned' },
      events: [{ type: 'round.planned', round: { number }, seats: 3, maxDays: 60 }],
    });
  });

  test.each([
    ['a beta without an alpha, unexplained', 'draft', [], {}, 'invalid'],
    ['an alpha after the beta', 'beta', [], { kind: 'alpha' }, 'conflict'],
    ['anything after GA', 'ga', [], {}, 'conflict'],
    ['a second one beside a planned one', 'alpha', [round()], {}, 'conflict'],
    ['a second one beside a ready one', 'alpha', [round({ status: 'ready' })], {}, 'conflict'],
  ] as const)('not %s', (_name, stage, rounds, input, code) => {
    expect(planned(stage, [...rounds], input)).toMatchObject({
      code,
      sentence: expect.stringMatching(aSentence),
    });
  });
});

const nothing = { limitations: false, killSwitch: false, docs: false };

describe('ready for testing', () => {
  test('waits for the product manager', () => {
    const ready = markReady(facts('alpha', {}), { note: 'It works on Java 21.', readiness: nothing });
    expect(ready).toMatchObject({
      next: { roundStatus: 'ready', stage: 'alpha' },
      events: [{ type: 'round.ready', note: 'It works on Java 21.', readiness: nothing }],
    });
  });

  test('or opens in the same act', () => {
    const opened = markReady(facts('alpha', { opensWhenReady: true }), { readiness: nothing });
    expect(opened).toMatchObject({ next: { roundStatus: 'open', stage: 'beta' } });
    expect(types(opened)).toEqual(['round.ready', 'round.opened', 'feature.stage_changed']);
  });

  test.each([
    [
      'another round runs',
      facts('alpha', { opensWhenReady: true }, round({ id: 'other', status: 'paused' })),
    ],
    ['the stage does not let it', facts('ga', { opensWhenReady: true })],
  ])('is only ready when %s', (_name, state) => {
    expect(markReady(state, { readiness: nothing })).toMatchObject({
      ok: true,
      next: { roundStatus: 'ready' },
    });
    expect(types(markReady(state, { readiness: nothing }))).toEqual(['round.ready']);
  });
});

describe('opening', () => {
  test('tells why a stage was skipped', () => {
    expect(openRound(facts('draft', { status: 'ready', skipReason: 'They know it.' }))).toMatchObject({
      events: [
        { type: 'round.opened', because: 'opened' },
        { type: 'feature.stage_changed', from: 'draft', to: 'beta', reason: 'They know it.' },
      ],
    });
  });

  test('a second beta does not move the stage', () => {
    expect(types(openRound(facts('beta', { status: 'ready', number: 2 })))).toEqual(['round.opened']);
  });

  test('a paused round goes on', () => {
    expect(types(openRound(facts('beta', { status: 'paused' })))).toEqual(['round.resumed']);
  });

  test('not while another one runs', () => {
    const other = round({ id: 'other', kind: 'alpha', status: 'open' });
    expect(openRound(facts('alpha', { status: 'ready' }, other))).toMatchObject({
      code: 'conflict',
      sentence: 'Alpha round 1 of Java support still runs. Close it first.',
    });
  });
});

test('access is decided on the round that runs, else on the one that is prepared', () => {
  const all = roundStatuses.map((status) => round({ id: status, status }));
  const without = (...statuses: string[]) => all.filter((one) => !statuses.includes(one.status));
  expect(runningRound(all)?.id).toBe('open');
  expect(runningRound(without('open'))?.id).toBe('paused');
  expect(currentRound(without('open', 'paused'))?.id).toBe('planned');
  expect(currentRound(without('open', 'paused', 'planned', 'ready'))).toBeUndefined();
});
