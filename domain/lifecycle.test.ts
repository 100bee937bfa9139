import { describe, expect, test } from 'vitest';
import {
  type FeatureCommand,
  featureCommands,
  nextRoundStatus,
  nextStage,
  type RoundCommand,
  type RoundStatus,
  roundCommands,
  roundStatuses,
  type Stage,
  stages,
} from '#domain/lifecycle.ts';
import { aSentence } from '#tests/support/facts.ts';

type Step = Stage | `${Stage} with a reason` | 'refused';

const expectedStage: Record<Stage, Record<FeatureCommand, Step>> = {
  draft: { open_alpha: 'alpha', open_beta: 'beta with a reason', declare_ga: 'refused', retire: 'retired' },
  alpha: { open_alpha: 'alpha', open_beta: 'beta', declare_ga: 'ga with a reason', retire: 'retired' },
  beta: { open_alpha: 'refused', open_beta: 'beta', declare_ga: 'ga', retire: 'retired' },
  ga: { open_alpha: 'refused', open_beta: 'refused', declare_ga: 'refused', retire: 'retired' },
  retired: { open_alpha: 'refused', open_beta: 'refused', declare_ga: 'refused', retire: 'refused' },
};

const expectedStatus: Record<RoundStatus, Record<RoundCommand, RoundStatus | 'refused'>> = {
  planned: { mark_ready: 'ready', open: 'refused', pause: 'refused', resume: 'refused', close: 'closed' },
  ready: { mark_ready: 'refused', open: 'open', pause: 'refused', resume: 'refused', close: 'closed' },
  open: { mark_ready: 'refused', open: 'refused', pause: 'paused', resume: 'refused', close: 'closed' },
  paused: { mark_ready: 'refused', open: 'refused', pause: 'refused', resume: 'open', close: 'closed' },
  closed: { mark_ready: 'refused', open: 'refused', pause: 'refused', resume: 'refused', close: 'refused' },
};

const stageCases = stages.flatMap((stage) =>
  featureCommands.map((command) => [stage, command, expectedStage[stage][command]] as const),
);
const statusCases = roundStatuses.flatMap((status) =>
  roundCommands.map((command) => [status, command, expectedStatus[status][command]] as const),
);

describe('a feature', () => {
  test.each(stageCases)('in %s, told to %s: %s', (stage, command, expected) => {
    const plainly = nextStage(stage, command, undefined);
    const explained = nextStage(stage, command, 'The customer tested it with us for a year.');
    if (expected === 'refused') {
      expect(explained).toMatchObject({
        ok: false,
        code: 'conflict',
        sentence: expect.stringMatching(aSentence),
      });
      expect(plainly).toEqual(explained);
      return;
    }
    const [to, needsReason] = expected.split(' with ');
    expect(explained).toBe(to);
    if (needsReason)
      expect(plainly).toMatchObject({
        ok: false,
        code: 'invalid',
        sentence: expect.stringMatching(aSentence),
      });
    else expect(plainly).toBe(to);
  });

  test('an empty reason is no reason', () => {
    expect(nextStage('draft', 'open_beta', '')).toMatchObject({ code: 'invalid' });
  });

  test('never goes back', () => {
    const backwards = stageCases.filter(([stage, command]) => {
      const next = nextStage(stage, command, 'because');
      return typeof next === 'string' && stages.indexOf(next) < stages.indexOf(stage);
    });
    expect(backwards).toEqual([]);
  });
});

describe('a round', () => {
  test.each(statusCases)('that is %s, told to %s: %s', (status, command, expected) => {
    const next = nextRoundStatus(status, command);
    if (expected === 'refused')
      expect(next).toMatchObject({ ok: false, code: 'conflict', sentence: expect.stringMatching(aSentence) });
    else expect(next).toBe(expected);
  });

  test('that is closed stays closed', () => {
    expect(roundCommands.map((command) => typeof nextRoundStatus('closed', command))).toEqual(
      roundCommands.map(() => 'object'),
    );
  });
});
