import { and, eq } from 'drizzle-orm';
import { grants } from '#db/schema/access.ts';
import type { RoundKind } from '#domain/lifecycle.ts';
import type { Condition, Rule } from '#domain/policy.ts';
import { type ReadinessItem, readinessItems } from '#domain/readiness.ts';
import { livingAt } from '#server/access/read-access.ts';
import { declareGaVerb } from '#server/commands/features/declare-ga.ts';
import { killFeatureVerb } from '#server/commands/features/kill-feature.ts';
import { liftKillVerb } from '#server/commands/features/lift-kill.ts';
import { retireFeatureVerb } from '#server/commands/features/retire-feature.ts';
import { closeRoundVerb } from '#server/commands/rounds/close-round.ts';
import { markReadyVerb } from '#server/commands/rounds/mark-ready.ts';
import { openRoundVerb } from '#server/commands/rounds/open-round.ts';
import { pauseRoundVerb } from '#server/commands/rounds/pause-round.ts';
import { planRoundVerb } from '#server/commands/rounds/plan-round.ts';
import type { When } from './calendar.ts';
import type { PersonKey } from './people.ts';
import type { Deed, Scene } from './scene.ts';

interface PlannedRound {
  readonly kind: RoundKind;
  readonly seats: number;
  readonly days: number;
  readonly maxDays: number;
  readonly eligibility?: readonly Condition[];
  readonly rules?: readonly Rule[];
  readonly opensWhenReady?: boolean;
  readonly skipReason?: string;
  readonly opensInDays?: number;
}

/** What happens to one feature and its rounds; a round's deeds speak of the latest one planned. */
export function featureDeeds(feature: string) {
  const deed = (when: When, by: PersonKey, verb: string, tell: Deed['tell']): Deed[] => [
    { when, by, what: `${by} ${verb} ${feature}`, tell },
  ];
  return {
    plan: (when: When, { days, opensInDays, ...round }: PlannedRound) =>
      deed(when, 'pm', 'plans', async (scene, act) => {
        const { roundId } = await scene.run(act, planRoundVerb, {
          ...round,
          featureId: scene.id('feature', feature),
          defaultDays: days,
          plannedOpenAt: opensInDays === undefined ? null : scene.calendar.inDays(opensInDays),
        });
        scene.keep(roundId, 'round', feature);
      }),
    ready: (when: When, note: string, missing: readonly ReadinessItem[] = []) =>
      deed(when, 'engineer', 'marks ready', async (scene, act) => {
        const ticked = readinessItems.filter((item) => !missing.includes(item));
        const readiness = Object.fromEntries(ticked.map((item) => [item, true]));
        await scene.run(act, markReadyVerb, { roundId: scene.id('round', feature), note, readiness });
      }),
    open: (when: When) =>
      deed(when, 'pm', 'opens', async (scene, act) => {
        const roundId = scene.id('round', feature);
        await scene.run(act, openRoundVerb, { roundId });
        scene.keep(roundId, 'running round', feature);
      }),
    pause: (when: When, reason: string) =>
      deed(when, 'engineer', 'pauses', async (scene, act) => {
        await scene.run(act, pauseRoundVerb, { roundId: scene.id('round', feature), reason });
      }),
    close: (when: When, reason: string) =>
      deed(when, 'pm', 'closes', async (scene, act) => {
        const roundId = scene.id('round', feature);
        const fates = await fatesIn(scene, roundId, act.at, 'end');
        await scene.run(act, closeRoundVerb, { roundId, reason, fates });
      }),
    /** The round before closes, everybody in it goes on, and the one that is ready opens. */
    promote: (when: When, reason: string) =>
      deed(when, 'pm', 'promotes', async (scene, act) => {
        const roundId = scene.id('running round', feature);
        const fates = await fatesIn(scene, roundId, act.at, 'carry');
        await scene.run(act, closeRoundVerb, { roundId, reason, fates, openNext: true });
      }),
    kill: (when: When, environmentKey: string, reason: string) =>
      deed(when, 'engineer', 'kills', async (scene, act) => {
        const featureId = scene.id('feature', feature);
        await scene.run(act, killFeatureVerb, { featureId, environmentKey, reason });
      }),
    lift: (when: When, environmentKey: string, reason: string) =>
      deed(when, 'engineer', 'lifts the kill switch of', async (scene, act) => {
        const featureId = scene.id('feature', feature);
        await scene.run(act, liftKillVerb, { featureId, environmentKey, reason });
      }),
    declareGa: (when: When, reason: string) =>
      deed(when, 'pm', 'declares GA', async (scene, act) => {
        await scene.run(act, declareGaVerb, { featureId: scene.id('feature', feature), reason });
      }),
    retire: (when: When, reason: string) =>
      deed(when, 'pm', 'retires', async (scene, act) => {
        await scene.run(act, retireFeatureVerb, { featureId: scene.id('feature', feature), reason });
      }),
  };
}

async function fatesIn(scene: Scene, roundId: string, at: Date, fate: 'carry' | 'end') {
  const living = await scene.tx
    .select({ grantId: grants.id })
    .from(grants)
    .where(and(eq(grants.roundId, roundId), livingAt(at)));
  return living.map((grant) => ({ ...grant, fate }));
}
