import { approve, cancelRequest, reject } from '#domain/answering.ts';
import type { AccountRef } from '#domain/audit/events.ts';
import type { Refusal } from '#domain/decision.ts';
import { revoke, undo } from '#domain/ending.ts';
import { declareGa, killFeature, liftKill, retireFeature } from '#domain/features.ts';
import type { ScopeFacts } from '#domain/permissions.ts';
import { inGroup, type JudgedRequest, openStep } from '#domain/requests.ts';
import { closeRound, markReady, openRound, pauseRound, planRound, runningRound } from '#domain/rounds.ts';
import { request, unlock } from '#domain/unlocking.ts';
import { acme, javaSupport } from './facts.ts';
import { ModelState, people } from './model-state.ts';

/** The whole product in memory: the decisions of domain/ applied to plain arrays. */
export class ModelHouse extends ModelState {
  plan(by: string, kind: 'alpha' | 'beta', seats: number, maxDays: number, opensWhenReady: boolean) {
    const skipReason = 'They know it already.';
    const input = {
      featureId: 'f',
      kind,
      seats,
      defaultDays: 1,
      maxDays,
      eligibility: [],
      rules: [],
      opensWhenReady,
      skipReason,
    };
    return this.do('plan_round', by, this.ownFeature(by), (act) =>
      planRound({ feature: this.featureRef(), rounds: this.rounds }, input, act),
    )((next) => {
      this.rounds.push({ ...next, kind, seats, opensWhenReady, skipReason, maxDays });
    });
  }

  move(by: string, command: 'ready' | 'open' | 'pause', pick: number): Refusal | undefined {
    const round = this.unclosed(pick);
    if (!round) return undefined;
    const running = runningRound(this.rounds.filter((one) => one.id !== round.id));
    const state = { feature: this.featureRef(), round, running };
    const actions = { ready: 'mark_ready', open: 'plan_round', pause: 'pause_round' } as const;
    const decide = {
      ready: () => markReady(state, undefined),
      open: () => openRound(state),
      pause: () => pauseRound(state, 'A flaw.'),
    };
    return this.do(
      actions[command],
      by,
      this.ownFeature(by),
      decide[command],
    )((next) => {
      round.status = next.roundStatus;
      this.stage = next.stage;
    });
  }

  close(by: string, pick: number): Refusal | undefined {
    const round = this.unclosed(pick);
    if (!round) return undefined;
    const state = {
      feature: this.featureRef(),
      round,
      running: undefined,
      ...this.livingOf((one) => one.roundId === round.id),
    };
    return this.do('plan_round', by, this.ownFeature(by), () => closeRound(state, undefined))((next) => {
      round.status = next.roundStatus;
      this.endAll(next, 'revoked');
    });
  }

  finish(by: string, how: 'ga' | 'retire'): Refusal | undefined {
    const rounds = this.rounds.filter((round) => round.status !== 'closed');
    const state = {
      feature: this.featureRef(),
      killedInProduction: this.killedFrom !== null,
      rounds,
      ...this.livingOf(() => true),
    };
    const decide = () =>
      how === 'ga' ? declareGa(state, 'It is done.') : retireFeature(state, 'Nobody used it.');
    return this.do(
      'declare_ga',
      by,
      this.ownFeature(by),
      decide,
    )((next) => {
      this.stage = next.stage;
      if (how === 'retire') this.killedFrom = null;
      for (const round of rounds) round.status = 'closed';
      this.endAll(next, how === 'ga' ? 'converted' : 'revoked');
    });
  }

  kill(by: string, lift: boolean): Refusal | undefined {
    const serving = this.killedFrom ? 'nobody' : 'granted';
    const environment = { key: 'production', name: 'Production' };
    const state = {
      feature: this.featureRef(),
      environment,
      serving,
      killedFrom: this.killedFrom,
      affected: 0,
    } as const;
    const decide = () => (lift ? liftKill(state, 'Mended.') : killFeature(state, 'It leaks.'));
    return this.do(
      'kill',
      by,
      {},
      decide,
    )((next) => {
      this.killedFrom = next.killedFrom === 'nobody' ? null : next.killedFrom;
    });
  }

  unlock(by: string, account: number, days: number) {
    const input = { featureId: 'f', accountId: 'a', days, reason: 'They asked.' };
    return this.do('unlock', by, { byPolicy: true, internalAccounts: account === 2 }, (act) =>
      unlock({ ...this.accessOf(by, account), openRequests: this.openRequestsOf(account) }, input, act),
    )((next) => {
      for (const asked of this.requests)
        if (next.cancelRequests.includes(asked.id)) asked.status = 'cancelled';
      this.addGrant(next.grant, account, by);
    });
  }

  private openRequestsOf(account: number): { id: string; account: AccountRef }[] {
    return this.requests
      .filter((one) => one.account === account && one.status === 'pending')
      .map(({ id }) => ({ id, account: acme }));
  }

  request(by: string, account: number, days: number, onBehalf: string | undefined) {
    const pending = this.requests.some((one) => one.account === account && one.status === 'pending');
    const onBehalfOf = onBehalf === undefined ? undefined : { id: onBehalf, name: onBehalf };
    const input = { featureId: 'f', accountId: 'a', days, reason: 'They asked.' };
    return this.do('unlock', by, { byPolicy: true, internalAccounts: account === 2 }, (act) =>
      request({ ...this.accessOf(by, account), pending, onBehalfOf }, input, act),
    )(({ id, roundId, steps }) => {
      const asked = { id, roundId, steps, account, days, requestedBy: by, requestedFor: onBehalf ?? by };
      this.requests.push({ ...asked, approvals: [], status: 'pending' });
    });
  }

  decide(by: string, pick: number, how: 'approve' | 'reject' | 'cancel', revision = 1): Refusal | undefined {
    const asked = this.requests[pick % Math.max(1, this.requests.length)];
    if (!asked) return undefined;
    const approver = {
      id: by,
      roles: people[by] ?? [],
      isFeaturePm: by === 'pm',
      sameTeam: by !== 'other-pm',
    };
    const judged: JudgedRequest = { ...asked, revision: 1 };
    const step = judged.steps[openStep(judged) ?? 0];
    const may = step !== undefined && inGroup(step.group, approver);
    const scope: ScopeFacts =
      how === 'cancel' ? { own: asked.requestedBy === by, team: approver.sameTeam } : { ownFeatures: may };
    const decided = {
      ...asked,
      reason: 'They asked.',
      intentAt: this.now,
      variant: null,
      contactKeys: [],
      judged,
    };
    const state = { ...this.accessOf(asked.requestedFor, asked.account), request: decided, approver };
    const settle = { step: 0, requestRevision: 1, decidedBy: by } as const;
    if (how === 'approve')
      return this.do('approve', by, scope, (act) => approve(state, { revision }, act))((next) => {
        asked.approvals.push({ ...settle, step: next.step, decision: 'approve' });
        if (!next.grant) return;
        asked.status = 'approved';
        this.addGrant(next.grant, asked.account, by);
      });
    if (how === 'reject')
      return this.do('approve', by, scope, () => reject(state, { revision, reason: 'No.' }))(() => {
        asked.status = 'rejected';
      });
    return this.do('change_grant', by, scope, () => cancelRequest(state, undefined))(() => {
      asked.status = 'cancelled';
    });
  }

  end(by: string, pick: number, how: 'revoke' | 'undo'): Refusal | undefined {
    const grant = this.grants[pick % Math.max(1, this.grants.length)];
    if (!grant) return undefined;
    const held = {
      ...grant,
      feature: javaSupport,
      account: this.accountRef(grant.account),
      grantedBy: grant.by,
    };
    const own = grant.by === by || (by === 'sales' && grant.account < 2);
    const scope = { own, team: own || by !== 'other-pm' };
    return this.do('change_grant', by, scope, (act) =>
      how === 'undo' ? undo(held, act) : revoke(held, 'They left.', act),
    )(() => {
      grant.endedAt = this.now;
      grant.endedAs = 'revoked';
    });
  }
}
