import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { featureEnvironments, features } from '#db/schema/features.ts';
import { declareGaVerb } from '#server/commands/features/declare-ga.ts';
import { killFeatureVerb } from '#server/commands/features/kill-feature.ts';
import { liftKillVerb } from '#server/commands/features/lift-kill.ts';
import { setServingVerb } from '#server/commands/features/set-serving.ts';
import { setVisibilityVerb } from '#server/commands/features/set-visibility.ts';
import { aSentence } from '#tests/support/facts.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

const refusal = (code: string) => ({ ok: false, code, sentence: expect.stringMatching(aSentence) });
let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

async function served(featureId: string): Promise<Record<string, string>> {
  const rows = await house.db
    .select()
    .from(featureEnvironments)
    .where(eq(featureEnvironments.featureId, featureId));
  return Object.fromEntries(rows.map((row) => [row.environmentKey, row.serving]));
}

async function visible(featureId: string): Promise<boolean | undefined> {
  const [row] = await house.db.select().from(features).where(eq(features.id, featureId));
  return row?.visibleToClients;
}

describe('serving outside production', () => {
  const staging = { environmentKey: 'staging', serving: 'everyone' };

  test('is an act of the engineer, there and back, and leaves production alone', async () => {
    const { featureId } = await house.open();
    const before = await house.mark();
    await house.done(setServingVerb, 'engineer', { featureId, ...staging });
    expect(await served(featureId)).toEqual({ production: 'granted', staging: 'everyone' });
    expect(await house.run(setServingVerb, 'engineer', { featureId, ...staging })).toMatchObject(
      refusal('conflict'),
    );
    await house.done(setServingVerb, 'engineer', { featureId, ...staging, serving: 'granted' });
    expect(await served(featureId)).toEqual({ production: 'granted', staging: 'granted' });
    expect(await house.told(before)).toEqual(['feature.serving_changed', 'feature.serving_changed']);
    const production = { featureId, ...staging, environmentKey: 'production' };
    expect(await house.run(setServingVerb, 'engineer', production)).toMatchObject(refusal('forbidden'));
    for (const by of ['pm', 'admin', 'lead', 'sales', 'viewer'] as const)
      expect(await house.run(setServingVerb, by, { featureId, ...staging })).toMatchObject(
        refusal('forbidden'),
      );
  });

  test('leaves a pulled kill switch pulled, and comes back with its lifting', async () => {
    const featureId = await house.feature();
    await house.done(setServingVerb, 'engineer', { featureId, ...staging });
    const kill = { featureId, environmentKey: 'staging', reason: 'It leaks.' };
    await house.done(killFeatureVerb, 'engineer', kill);
    for (const serving of ['everyone', 'granted'])
      expect(await house.run(setServingVerb, 'engineer', { featureId, ...staging, serving })).toMatchObject(
        refusal('conflict'),
      );
    expect(await served(featureId)).toEqual({ production: 'granted', staging: 'nobody' });
    await house.done(liftKillVerb, 'engineer', kill);
    expect(await served(featureId)).toEqual({ production: 'granted', staging: 'everyone' });
  });

  test('has nothing to say about what is generally available, or is not there', async () => {
    const { featureId } = await house.open();
    await house.done(declareGaVerb, 'pm', { featureId });
    const back = { featureId, ...staging, serving: 'granted' };
    expect(await house.run(setServingVerb, 'engineer', back)).toMatchObject(refusal('conflict'));
    const moon = { featureId, ...staging, environmentKey: 'moon' };
    expect(await house.run(setServingVerb, 'engineer', moon)).toMatchObject(refusal('not_found'));
  });
});

describe('browser apps', () => {
  test('are shown a feature by an engineer or by its own product manager', async () => {
    const featureId = await house.feature();
    expect(await visible(featureId)).toBe(false);
    const before = await house.mark();
    const show = { featureId, visibleToClients: true };
    for (const by of ['other-pm', 'admin', 'lead', 'sales', 'viewer'] as const)
      expect(await house.run(setVisibilityVerb, by, show)).toMatchObject(refusal('forbidden'));
    await house.done(setVisibilityVerb, 'pm', show);
    expect(await visible(featureId)).toBe(true);
    expect(await house.run(setVisibilityVerb, 'engineer', show)).toMatchObject(refusal('conflict'));
    await house.done(setVisibilityVerb, 'engineer', { ...show, visibleToClients: false });
    expect(await visible(featureId)).toBe(false);
    expect(await house.told(before)).toEqual(['feature.visibility_changed', 'feature.visibility_changed']);
  });

  test('are shown a feature from the beginning when it was written down so', async () => {
    expect(await visible(await house.feature('pm', { visibleToClients: true }))).toBe(true);
  });
});
