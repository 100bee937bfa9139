import type { AccessFacts } from '#domain/access.ts';
import type { Act } from '#domain/act.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import type { Decision, Refusal } from '#domain/decision.ts';
import { type GrantTimes, isLiving } from '#domain/grants.ts';
import type { Stage } from '#domain/lifecycle.ts';
import { type Action, type Role, refuseUnlessPermitted, type ScopeFacts } from '#domain/permissions.ts';
import { defaultRules } from '#domain/policy.ts';
import type { JudgedRequest, PriorApproval, RequestStatus } from '#domain/requests.ts';
import { currentRound, type RoundState } from '#domain/rounds.ts';
import type { NewGrant } from '#domain/unlocking.ts';
import { accessFacts, javaSupport, noon } from './facts.ts';

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

export interface ModelGrant extends Mutable<GrantTimes> {
  readonly id: string;
  readonly account: number;
  readonly roundId: string;
  readonly requestId: string | null;
  readonly createdAt: Date;
  readonly by: string;
}
interface ModelRequest {
  readonly id: string;
  readonly account: number;
  readonly roundId: string;
  readonly requestedBy: string;
  readonly requestedFor: string;
  readonly days: number;
  readonly steps: JudgedRequest['steps'];
  readonly approvals: PriorApproval[];
  status: RequestStatus;
}
interface ModelRound extends Mutable<RoundState> {
  readonly maxDays: number;
}

export const people: Readonly<Record<string, readonly Role[]>> = {
  sales: ['sales'],
  lead: ['sales_lead', 'sales'],
  engineer: ['engineer'],
  pm: ['pm'],
  'other-pm': ['pm', 'sales'],
  admin: ['admin'],
  viewer: ['viewer'],
};
export const who = Object.keys(people);
export const accountCount = 4;

/** What the house of the model knows, in plain arrays. */
export class ModelState {
  now = noon;
  stage: Stage = 'draft';
  killedFrom: 'granted' | 'everyone' | null = null;
  readonly excluded = new Set([3]);
  readonly rounds: ModelRound[] = [];
  readonly grants: ModelGrant[] = [];
  readonly requests: ModelRequest[] = [];
  readonly events: AuditEvent[] = [];
  #ids = 0;

  act(name: string): Act {
    const by = {
      id: name,
      name,
      roles: people[name] ?? [],
      teamId: name === 'other-pm' ? 'team-2' : 'team-1',
    };
    return { by, now: this.now, newId: () => `id-${++this.#ids}` };
  }

  wait(ms: number): undefined {
    this.now = new Date(this.now.getTime() + ms);
    return undefined;
  }

  living(grant: ModelGrant): boolean {
    return isLiving(grant, this.now);
  }

  protected do<Next>(action: Action, by: string, scope: ScopeFacts, decide: (act: Act) => Decision<Next>) {
    return (save: (next: Next) => void): Refusal | undefined => {
      const act = this.act(by);
      const forbidden = refuseUnlessPermitted(action, act.by.roles, scope);
      if (forbidden) return forbidden;
      const decision = decide(act);
      if (!decision.ok) return decision;
      save(decision.next);
      this.events.push(...decision.events);
      return undefined;
    };
  }

  protected ownFeature = (by: string): ScopeFacts => ({ ownFeatures: by === 'pm' });
  protected featureRef = () => ({ ...javaSupport, stage: this.stage });
  protected accountRef = (place: number) => ({
    id: `account-${place}`,
    key: `account-${place}`,
    name: `Account ${place}`,
  });

  protected unclosed(pick: number): ModelRound | undefined {
    const unclosed = this.rounds.filter((round) => round.status !== 'closed');
    return unclosed[pick % Math.max(1, unclosed.length)];
  }

  protected livingOf(of: (one: { readonly roundId: string }) => boolean) {
    const ref = ({ id, account }: { id: string; account: number }) => ({
      id,
      account: this.accountRef(account),
    });
    return {
      grants: this.grants.filter((grant) => this.living(grant) && of(grant)).map(ref),
      requests: this.requests.filter((one) => one.status === 'pending' && of(one)).map(ref),
    };
  }

  protected endAll(
    next: { endGrants: readonly string[]; cancelRequests: readonly string[] },
    as: 'revoked' | 'converted',
  ): void {
    for (const grant of this.grants)
      if (next.endGrants.includes(grant.id)) Object.assign(grant, { endedAt: this.now, endedAs: as });
    for (const asked of this.requests) if (next.cancelRequests.includes(asked.id)) asked.status = 'cancelled';
  }

  protected addGrant(next: NewGrant, account: number, by: string): void {
    const { id, roundId, requestId, startsAt, expiresAt } = next;
    this.grants.push({
      id,
      roundId,
      requestId,
      startsAt,
      expiresAt,
      account,
      by,
      createdAt: this.now,
      endedAt: null,
      endedAs: null,
    });
  }

  protected accessOf(by: string, account: number) {
    const round = currentRound(this.rounds);
    const living = this.grants.filter((grant) => this.living(grant));
    const taken = living.filter((grant) => grant.roundId === round?.id).length;
    const facts: AccessFacts = accessFacts({
      feature: { stage: this.stage, killed: this.killedFrom !== null },
      round: round ? { ...round, seats: { total: round.seats, taken }, eligibility: [], rules: [] } : 'none',
      account: { name: this.accountRef(account).name },
      actor: { roles: people[by] ?? [], ownsAccount: by === 'sales' && account < 2, sameTeam: true },
      holdsLivingGrant: living.some((grant) => grant.account === account),
      policy: { version: 1, rules: defaultRules },
      ...(this.excluded.has(account) && { excludedBecause: 'Contract' }),
    });
    return {
      facts,
      feature: javaSupport,
      account: this.accountRef(account),
      onVariant: 'on',
      offVariant: 'off',
      variants: { on: true, off: false },
      contactKeys: [],
      round: round && { id: round.id, defaultDays: 1, maxDays: round.maxDays },
    };
  }
}
