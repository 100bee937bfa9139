import { eq } from 'drizzle-orm';
import { inSlices } from '#db/in-slices.ts';
import { grantActivations, grants } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { apiKeys, evaluationDays, evaluationRollups } from '#db/schema/evaluation.ts';
import { featureEnvironments, features } from '#db/schema/features.ts';
import { dayMs, hourMs } from '#domain/dates.ts';
import { daysOfUse } from './evaluation-days.ts';
import type { Scene } from './scene.ts';

/** Accounts whose own app asks, and how many seconds ago it last did. */
const apps: Readonly<Record<string, number>> = {
  acme: 4,
  globex: 6,
  initech: 122,
  wayne: 35,
  cyberdyne: 210,
  'massive-dynamic': 22,
  'pied-piper': 900,
  'load-test': 2,
  gringotts: 75,
  weyland: 640,
  tyrell: 18,
  abstergo: 305,
  zorg: 5_400,
  wonka: 1_510,
  octan: 2_700,
  'buy-n-large': 51,
  nakatomi: 130,
  momcorp: 95,
  'black-mesa': 18_000,
  rekall: 172_800,
};

/** Apps that stopped asking for one feature, and how many days ago. */
const goneQuiet: Readonly<Record<string, number>> = {
  'saved-views wonka': 9,
  'query-engine weyland': 5,
};

const environmentKey = 'production';

/** What the evaluators would have counted in production, in agreement with the grants and who has seen them. */
export async function insertEvaluations(scene: Scene): Promise<void> {
  const { tx, random, calendar } = scene;
  const { now } = calendar;
  const asked = await tx
    .select({
      feature: features,
      killedAt: featureEnvironments.killedAt,
      serving: featureEnvironments.serving,
    })
    .from(features)
    .innerJoin(featureEnvironments, eq(featureEnvironments.featureId, features.id))
    .where(eq(featureEnvironments.environmentKey, environmentKey))
    .orderBy(features.key);
  const seen = await tx
    .select({ grant: grants, accountKey: accounts.key, firstOnAt: grantActivations.firstOnAt })
    .from(grantActivations)
    .innerJoin(grants, eq(grants.id, grantActivations.grantId))
    .innerJoin(accounts, eq(accounts.id, grants.accountId));
  const released = await tx
    .select({ featureId: auditEvents.featureId, at: auditEvents.at })
    .from(auditEvents)
    .where(eq(auditEvents.type, 'feature.declared_ga'));

  const days: (typeof evaluationDays.$inferInsert)[] = [];
  const rows = Object.entries(apps).flatMap(([accountKey, secondsAgo]) => {
    const appAskedAt = new Date(now.getTime() - secondsAgo * 1000);
    const perHour = 12 + Math.floor(random() * 220);
    return asked
      .filter(({ feature }) => feature.stage !== 'retired')
      .map(({ feature, killedAt, serving }) => {
        const quietDays = goneQuiet[`${feature.key} ${accountKey}`] ?? 0;
        const lastAskedAt = new Date(appAskedAt.getTime() - quietDays * dayMs);
        const spans = seen
          .filter((one) => one.accountKey === accountKey && one.grant.featureId === feature.id)
          .map(({ grant, firstOnAt }) => ({
            variant: grant.variant,
            from: new Date(Math.max(firstOnAt.getTime(), grant.startsAt.getTime())),
            to: earliest([grant.endedAt ?? grant.expiresAt, killedAt ?? lastAskedAt, lastAskedAt]),
          }));
        const release = released.find(({ featureId }) => featureId === feature.id);
        if (serving === 'everyone' && release)
          spans.push({ variant: feature.onVariant, from: release.at, to: lastAskedAt });
        const on = spans.find(({ to }) => to >= lastAskedAt);
        const onHours = spans.reduce((sum, { from, to }) => sum + hours(from, to), 0);
        const offHours = Math.max(0, hours(feature.createdAt, lastAskedAt) - onHours);
        const of = { featureKey: feature.key, accountKey };
        days.push(
          ...daysOfUse({ ...of, spans, createdAt: feature.createdAt, lastAskedAt, perHour }, now, random),
        );
        return {
          environmentKey,
          ...of,
          firstOnAt: spans.length > 0 ? earliest(spans.map(({ from }) => from)) : null,
          lastOnAt: spans.length > 0 ? new Date(Math.max(...spans.map(({ to }) => to.getTime()))) : null,
          lastAskedAt,
          lastVariant: on?.variant ?? feature.offVariant,
          lastOn: on ? 1 : 0,
          onCount: spans.length > 0 ? 1 + Math.round(onHours * perHour) : 0,
          offCount: Math.round(offHours * perHour),
        };
      });
  });
  await tx.insert(evaluationRollups).values(rows);
  await inSlices(days, (slice) =>
    tx.insert(evaluationDays).values(slice).returning({ day: evaluationDays.day }),
  );
  await tx
    .update(apiKeys)
    .set({ lastUsedAt: new Date(now.getTime() - 2000) })
    .where(eq(apiKeys.environmentKey, environmentKey));
}

function earliest(instants: readonly Date[]): Date {
  return new Date(Math.min(...instants.map((at) => at.getTime())));
}

function hours(from: Date, to: Date): number {
  return Math.max(0, to.getTime() - from.getTime()) / hourMs;
}
