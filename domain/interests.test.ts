import { describe, expect, test } from 'vitest';
import {
  type InterestEnding,
  type InterestState,
  recordInterest,
  refuseInterest,
  whoseInterest,
  withdrawInterest,
} from '#domain/interests.ts';
import { stages } from '#domain/lifecycle.ts';
import { acme, actOf, aSentence, javaSupport, person } from '#tests/support/facts.ts';

const act = actOf(person('sales'));
const state = (changes: Partial<InterestState> = {}): InterestState => ({
  feature: { ...javaSupport, stage: 'draft' },
  account: { ...acme, archived: false },
  holdsLivingGrant: false,
  requested: false,
  open: undefined,
  ...changes,
});
const inStage = (stage: InterestState['feature']['stage']) => ({ feature: { ...javaSupport, stage } });

describe('recordInterest', () => {
  test.each(stages.filter((stage) => stage !== 'ga' && stage !== 'retired'))('records it in %s', (stage) => {
    const decided = recordInterest(
      state(inStage(stage)),
      { note: 'Asked twice.', dealValue: 90_000, dealCloseDate: '2027-01-15' },
      actOf(person('sales')),
    );
    expect(decided).toEqual({
      ok: true,
      next: {
        id: 'new-1',
        again: false,
        note: 'Asked twice.',
        dealValue: 90_000,
        dealCloseDate: '2027-01-15',
      },
      events: [
        {
          type: 'interest.recorded',
          feature: javaSupport,
          account: acme,
          interestId: 'new-1',
          dealValue: 90_000,
          dealCloseDate: '2027-01-15',
          again: undefined,
          note: 'Asked twice.',
        },
      ],
    });
  });

  const before = { id: 'interest-1', dealValue: 40_000, dealCloseDate: '2027-01-15' };
  test.each([
    ['keeps what is left out', {}, { dealValue: 40_000, dealCloseDate: '2027-01-15' }],
    ['takes what is new', { dealValue: 90_000 }, { dealValue: 90_000, dealCloseDate: '2027-01-15' }],
    [
      'takes away what is nothing now',
      { dealValue: null, dealCloseDate: null },
      { dealValue: null, dealCloseDate: null },
    ],
  ])('recorded again, it %s', (_what, input, kept) => {
    const decided = recordInterest(state({ open: before }), { note: 'Again.', ...input }, act);
    expect(decided).toMatchObject({
      ok: true,
      next: { id: 'interest-1', again: true, note: 'Again.', ...kept },
      events: [{ type: 'interest.recorded', interestId: 'interest-1', again: true }],
    });
  });

  test.each<[string, Partial<InterestState>, string]>([
    ['retired', inStage('retired'), 'Java support is retired.'],
    ['generally available', inStage('ga'), 'Java support is generally available: everyone has it.'],
    ['archived', { account: { ...acme, archived: true } }, 'Acme is archived.'],
    ['has it', { holdsLivingGrant: true }, 'Acme already has Java support.'],
    ['asked', { requested: true }, 'Java support was asked for Acme already; see their requests.'],
  ])('is refused: %s', (_why, changes, sentence) => {
    expect(recordInterest(state(changes), { note: 'Asked.' }, act)).toEqual({
      ok: false,
      code: 'conflict',
      sentence,
    });
    expect(refuseInterest(state(changes))?.sentence).toMatch(aSentence);
  });
});

describe('withdrawInterest', () => {
  const withdrawn = (settledAs: InterestEnding | null, reason?: string) =>
    withdrawInterest(
      { feature: javaSupport, account: acme, interest: { id: 'interest-1', settledAs } },
      reason,
    );

  test('tells that they ask no more', () => {
    expect(withdrawn(null, 'They chose another tool.')).toEqual({
      ok: true,
      next: null,
      events: [
        {
          type: 'interest.withdrawn',
          feature: javaSupport,
          account: acme,
          interestId: 'interest-1',
          reason: 'They chose another tool.',
        },
      ],
    });
  });

  test.each<[InterestEnding, string]>([
    ['had', 'Acme got Java support already.'],
    ['asked', 'Java support was asked for Acme already; see their requests.'],
    ['withdrawn', 'Acme does not ask for Java support any more.'],
  ])('is refused when it was settled as %s', (settledAs, sentence) => {
    expect(withdrawn(settledAs)).toEqual({ ok: false, code: 'conflict', sentence });
  });
});

test.each([
  ['whoever heard it', 'heard', null, true, true],
  ['the owner of the account', 'owner', 'south', true, true],
  ['a colleague of the team', 'somebody', 'north', false, true],
  ['a colleague elsewhere', 'somebody', 'south', false, false],
] as const)('whose an interest is: %s', (_who, id, teamId, own, team) => {
  const account = { ownerId: 'owner', teamId: 'north' };
  expect(whoseInterest({ heardBy: 'heard' }, account, { id, teamId })).toEqual({ own, team });
});
