import { describe, expect, test } from 'vitest';
import type { Serving } from '#domain/evaluation.ts';
import { type Stage, stages } from '#domain/lifecycle.ts';
import { setServing, setVisibility } from '#domain/serving.ts';
import { aSentence, javaSupport } from '#tests/support/facts.ts';

describe('browser apps', () => {
  test.each([true, false])('are shown or told no more of a feature: %s', (visibleToClients) => {
    expect(setVisibility({ ...javaSupport, visibleToClients: !visibleToClients }, visibleToClients)).toEqual({
      ok: true,
      next: { visibleToClients },
      events: [{ type: 'feature.visibility_changed', feature: javaSupport, visibleToClients }],
    });
    expect(setVisibility({ ...javaSupport, visibleToClients }, visibleToClients)).toMatchObject({
      code: 'conflict',
      sentence: expect.stringMatching(aSentence),
    });
  });
});

describe('serving outside production', () => {
  const state = (changes: {
    readonly stage?: Stage;
    readonly serving?: Serving;
    readonly killedFrom?: Serving;
    readonly production?: boolean;
  }) => ({
    feature: { ...javaSupport, stage: changes.stage ?? 'beta' },
    environment: { key: 'staging', name: 'Staging', production: changes.production ?? false },
    serving: changes.serving ?? 'granted',
    killedFrom: changes.killedFrom ?? null,
    affected: 1,
  });

  test.each([
    ['granted', 'everyone'],
    ['everyone', 'granted'],
  ] as const)('goes from %s to %s', (from, to) => {
    expect(setServing(state({ serving: from }), to)).toEqual({
      ok: true,
      next: { serving: to, killedFrom: null },
      events: [{ type: 'feature.serving_changed', feature: javaSupport, environment: 'staging', from, to }],
    });
  });

  test.each(stages)('of a feature in %s', (stage) => {
    const early = stage === 'draft' || stage === 'alpha' || stage === 'beta';
    expect(setServing(state({ stage }), 'everyone').ok).toBe(early);
  });

  test.each([
    ['production', { production: true }, 'everyone', 'denied', 'declared generally available'],
    ['a pulled kill switch', { serving: 'nobody', killedFrom: 'granted' }, 'everyone', 'conflict', 'Lift'],
    ['everyone twice', { serving: 'everyone' }, 'everyone', 'conflict', 'already'],
    ['the granted twice', {}, 'granted', 'conflict', 'already'],
    ['what is generally available', { stage: 'ga', serving: 'everyone' }, 'granted', 'conflict', 'everyone'],
    ['what is retired', { stage: 'retired', serving: 'nobody' }, 'everyone', 'conflict', 'retired'],
  ] as const)('does not touch %s', (_name, changes, to, code, words) => {
    const refused = setServing(state(changes), to);
    expect(refused).toMatchObject({ ok: false, code, sentence: expect.stringMatching(aSentence) });
    expect(refused).toMatchObject({ sentence: expect.stringContaining(words) });
  });
});
