import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { approvals, exclusions } from '#db/schema/access.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { features, rounds } from '#db/schema/features.ts';
import type { Refusal } from '#domain/decision.ts';
import { isLiving } from '#domain/grants.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { askExtensionVerb } from '#server/commands/access/ask-extension.ts';
import { breakGlassVerb } from '#server/commands/access/break-glass.ts';
import { cancelRequestVerb } from '#server/commands/access/cancel-request.ts';
import { changeRequestVerb } from '#server/commands/access/change-request.ts';
import { extendGrantVerb } from '#server/commands/access/extend-grant.ts';
import { rejectRequestVerb } from '#server/commands/access/reject-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { undoUnlockVerb } from '#server/commands/access/undo-unlock.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { excludeAccountVerb } from '#server/commands/exclusions/exclude-account.ts';
import { liftExclusionVerb } from '#server/commands/exclusions/lift-exclusion.ts';
import { declareGaVerb } from '#server/commands/features/declare-ga.ts';
import { killFeatureVerb } from '#server/commands/features/kill-feature.ts';
import { liftKillVerb } from '#server/commands/features/lift-kill.ts';
import { retireFeatureVerb } from '#server/commands/features/retire-feature.ts';
import { changeRoundVerb } from '#server/commands/rounds/change-round.ts';
import { closeRoundVerb } from '#server/commands/rounds/close-round.ts';
import { markReadyVerb } from '#server/commands/rounds/mark-ready.ts';
import { openRoundVerb } from '#server/commands/rounds/open-round.ts';
import { pauseRoundVerb } from '#server/commands/rounds/pause-round.ts';
import { planRoundVerb } from '#server/commands/rounds/plan-round.ts';
import { takePlaceVerb } from '#server/commands/waitlist/take-place.ts';
import { tendWaitlists } from '#server/commands/waitlist/tend-waitlists.ts';
import { DatabaseState } from './database-state.ts';
import type { Holdings } from './invariants.ts';
import { fatesOf } from './memory-rounds.ts';
import type { Step } from './steps.ts';

const reason = 'They asked.';
const skipReason = 'They know it already.';

type Of<Do extends Step['do']> = Extract<Step, { do: Do }>;

/** The same house behind `runCommand`, in PostgreSQL. */
export class DatabaseHouse extends DatabaseState {
  /** Each step is a second after the one before. */
  async play(step: Step): Promise<Refusal | undefined> {
    this.now = new Date(this.now.getTime() + 1000);
    const { featureId } = this;
    const environmentKey = 'production';
    switch (step.do) {
      case 'plan': {
        const { kind, seats, maxDays, opensWhenReady } = step;
        const terms = { kind, seats, defaultDays: 1, maxDays, opensWhenReady };
        return this.run(planRoundVerb, step.by, { featureId, skipReason, ...terms });
      }
      case 'ready':
      case 'open':
      case 'pause':
      case 'resize':
      case 'close':
        return this.onRound(step);
      case 'ga':
        return this.run(declareGaVerb, step.by, { featureId, reason: 'It is done.' });
      case 'retire':
        return this.run(retireFeatureVerb, step.by, { featureId, reason: 'Nobody used it.' });
      case 'kill':
        return this.run(killFeatureVerb, step.by, { featureId, environmentKey, reason: 'It leaks.' });
      case 'lift':
        return this.run(liftKillVerb, step.by, { featureId, environmentKey, reason: 'Mended.' });
      case 'unlock': {
        const startsAt = step.later === 0 ? undefined : new Date(this.now.getTime() + 3_600_000);
        const wish = { featureId, accountId: this.account(step.account), days: step.days, reason };
        return this.run(unlockFeatureVerb, step.by, { ...wish, ...(startsAt && { startsAt }) });
      }
      case 'breakGlass': {
        const wish = { featureId, accountId: this.account(step.account), days: step.days, reason };
        return this.run(breakGlassVerb, step.by, wish);
      }
      case 'request': {
        const wish = { featureId, accountId: this.account(step.account), days: step.days, reason };
        const onBehalfOf = step.onBehalf === undefined ? null : this.id(step.onBehalf);
        return this.run(requestFeatureVerb, step.by, { ...wish, onBehalfOf });
      }
      case 'approve':
      case 'reject':
      case 'cancel':
      case 'take':
      case 'change':
        return this.onRequest(step);
      case 'revoke':
      case 'undo':
      case 'extend':
      case 'askExtension':
        return this.onGrant(step);
      case 'exclude': {
        const pair = { featureId, accountId: this.account(step.account) };
        return this.run(excludeAccountVerb, step.by, { ...pair, reason: 'An incident.' });
      }
      case 'include': {
        const [standing] = await this.standingExclusions([step.account]);
        if (!standing) return undefined;
        return this.run(liftExclusionVerb, step.by, { exclusionId: standing.id, reason: 'It is over.' });
      }
      case 'jobs':
        await tendWaitlists(this.house, this.now);
        return undefined;
      case 'wait':
        this.now = new Date(this.now.getTime() + step.ms);
        return undefined;
    }
  }

  private async onRound(
    step: Of<'ready' | 'open' | 'pause'> | Of<'resize'> | Of<'close'>,
  ): Promise<Refusal | undefined> {
    const round = await this.unclosedRound(step.pick);
    if (!round) return undefined;
    const { by } = step;
    const roundId = round.id;
    switch (step.do) {
      case 'ready':
        return this.run(markReadyVerb, by, { roundId });
      case 'open':
        return this.run(openRoundVerb, by, { roundId });
      case 'pause':
        return this.run(pauseRoundVerb, by, { roundId, reason: 'A flaw.' });
      case 'resize': {
        const { defaultDays, maxDays, opensWhenReady } = round;
        const terms = { defaultDays, maxDays, opensWhenReady, eligibility: [], rules: [] };
        return this.run(changeRoundVerb, by, { roundId, seats: step.seats, ...terms });
      }
      case 'close': {
        const living = (await this.allGrants())
          .filter((grant) => grant.roundId === roundId && grant.endedAt === null && isLiving(grant, this.now))
          .toSorted((one, other) => one.account - other.account);
        const fates = fatesOf(living, step.fates, this.now);
        return this.run(closeRoundVerb, by, { roundId, fates, openNext: step.openNext });
      }
    }
  }

  private async onRequest(
    step: Of<'approve'> | Of<'reject' | 'cancel' | 'take'> | Of<'change'>,
  ): Promise<Refusal | undefined> {
    const all = await this.allRequests();
    const asked = all[step.pick % Math.max(1, all.length)];
    if (!asked) return undefined;
    const { by } = step;
    const { id: requestId, revision } = asked;
    switch (step.do) {
      case 'approve':
        return this.run(approveRequestVerb, by, { requestId, revision: step.revision });
      case 'reject':
        return this.run(rejectRequestVerb, by, { requestId, revision, reason: 'No.' });
      case 'cancel':
        return this.run(cancelRequestVerb, by, { requestId });
      case 'take':
        return this.run(takePlaceVerb, by, { requestId });
      case 'change':
        return this.run(changeRequestVerb, by, { requestId, revision, days: step.days });
    }
  }

  private async onGrant(
    step: Of<'revoke' | 'undo'> | Of<'extend' | 'askExtension'>,
  ): Promise<Refusal | undefined> {
    const all = await this.allGrants();
    const grant = all[step.pick % Math.max(1, all.length)];
    if (!grant) return undefined;
    const { by } = step;
    const grantId = grant.id;
    switch (step.do) {
      case 'revoke':
        return this.run(revokeGrantVerb, by, { grantId, reason: 'They left.' });
      case 'undo':
        return this.run(undoUnlockVerb, by, { grantId });
      case 'extend':
        return this.run(extendGrantVerb, by, { grantId, days: step.days, reason });
      case 'askExtension':
        return this.run(askExtensionVerb, by, { grantId, days: step.days, reason });
    }
  }

  private standingExclusions(places: readonly number[]) {
    const ids = places.map((place) => this.account(place));
    return this.house.db
      .select()
      .from(exclusions)
      .where(
        and(
          eq(exclusions.featureId, this.featureId),
          inArray(exclusions.accountId, ids),
          isNull(exclusions.liftedAt),
        ),
      );
  }

  async holdings(): Promise<Holdings> {
    const { db } = this.house;
    const [feature] = await db.select().from(features).where(eq(features.id, this.featureId));
    const excluded = await this.standingExclusions(this.accountIds.map((_id, place) => place));
    const asked = await this.allRequests();
    const ids = asked.map(({ id }) => id);
    const decided = await db.select().from(approvals).where(inArray(approvals.requestId, ids));
    const events = await db
      .select({ event: auditEvents.event })
      .from(auditEvents)
      .where(eq(auditEvents.featureId, this.featureId))
      .orderBy(asc(auditEvents.seq));
    return {
      now: this.now,
      stage: feature?.stage ?? 'draft',
      excluded: new Set(excluded.map(({ accountId }) => this.accountIds.indexOf(accountId))),
      rounds: await db.select().from(rounds).where(eq(rounds.featureId, this.featureId)),
      grants: await this.allGrants(),
      requests: asked.map((one) => ({
        ...one,
        account: this.accountIds.indexOf(one.accountId),
        approvals: decided.filter(({ requestId }) => requestId === one.id),
      })),
      told: events.map(({ event }) => ({
        type: event.type,
        grantId: 'grantId' in event ? event.grantId : undefined,
      })),
    };
  }
}
