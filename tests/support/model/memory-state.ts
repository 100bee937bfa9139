import type { AccessFacts } from '#domain/access.ts';
import type { Act } from '#domain/act.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import type { Decision, Refusal } from '#domain/decision.ts';
import { type GrantSource, type GrantTimes, isLiving } from '#domain/grants.ts';
import type { Stage } from '#domain/lifecycle.ts';
import { type Action, type Role, refuseUnlessPermitted, type ScopeFacts } from '#domain/permissions.ts';
import { defaultRules, type Rule } from '#domain/policy.ts';
import { isOpen, type PriorApproval, type RequestStatus } from '#domain/requests.ts';
import type { RoundTerms } from '#domain/round-changes.ts';
import { currentRound, type RoundState } from '#domain/rounds.ts';
import type { NewGrant } from '#domain/unlocking.ts';
import { holdsOffer, lineAt, placeOf } from '#domain/waitlist.ts';
import { accessFacts, javaSupport, noon } from '#tests/support/facts.ts';

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

export interface ModelGrant extends Mutable<GrantTimes> {
  readonly id: string;
  readonly account: number;
  readonly roundId: string;
  readonly requestId: string | null;
  readonly createdAt: Date;
  readonly source: GrantSource;
  readonly by: string;
  readonly sellerId: string;
  /** It settled what they asked for before. */
  readonly settledInterest: boolean;
}

export interface ModelRequest {
  readonly id: string;
  readonly account: number;
  readonly roundId: string;
  readonly requestedBy: string;
  readonly requestedFor: string;
  readonly extendsGrantId: string | null;
  readonly approvals: PriorApproval[];
  readonly createdAt: Date;
  days: number;
  steps: readonly { readonly group: 'feature_pm' | 'lead' | 'engineering'; readonly quorum: number }[];
  status: RequestStatus;
  revision: number;
  revisedAt: Date;
  waitsSince: Date | null;
  offeredUntil: Date | null;
}

export interface ModelRound extends Mutable<RoundState>, Mutable<RoundTerms> {}

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
export const internalAccount = 2;

/** Alpha asks two people after each other, beta asks nobody for one's own account, and everything else asks one. */
export const modelRules: readonly Rule[] = [
  ...defaultRules.slice(0, 1),
  {
    text: 'Alpha asks a lead, then the product manager.',
    when: [{ field: 'round.kind', op: 'in', value: ['alpha'] }],
    outcome: {
      kind: 'needsApproval',
      steps: [
        { group: 'lead', quorum: 1 },
        { group: 'feature_pm', quorum: 1 },
      ],
    },
  },
  ...defaultRules.slice(2),
];

export const inTeam = (name: string) => name !== 'other-pm';
export const ownerOf = (account: number) => (account < 2 ? 'sales' : 'lead');

/** What the house of the model knows, in plain arrays. */
export class MemoryState {
  now = noon;
  stage: Stage = 'draft';
  killedFrom: 'granted' | 'everyone' | null = null;
  readonly excluded = new Set([3]);
  readonly interested = new Set<number>();
  readonly rounds: ModelRound[] = [];
  readonly grants: ModelGrant[] = [];
  readonly requests: ModelRequest[] = [];
  readonly events: AuditEvent[] = [];
  #ids = 0;

  act(name: string): Act {
    const teamId = inTeam(name) ? 'ours' : 'theirs';
    const by = { id: name, name, roles: people[name] ?? [], teamId };
    return { by, now: this.now, newId: () => `id-${++this.#ids}` };
  }

  do<Next>(action: Action, by: string, scope: ScopeFacts, decide: (act: Act) => Decision<Next>) {
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

  ownFeature = (by: string): ScopeFacts => ({ ownFeatures: by === 'pm' });
  featureRef = () => ({ ...javaSupport, stage: this.stage });
  accountRef = (place: number) => ({ id: String(place), key: String(place), name: `Account ${place}` });

  living(grant: GrantTimes): boolean {
    return isLiving(grant, this.now);
  }

  livingGrants(): ModelGrant[] {
    return this.grants.filter((grant) => this.living(grant) && grant.endedAt === null);
  }

  openRequests(): ModelRequest[] {
    return this.requests.filter((one) => isOpen(one.status));
  }

  inLine(roundId: string | undefined) {
    const has = new Set(this.livingGrants().map((grant) => grant.account));
    return this.requests
      .filter((one) => one.roundId === roundId && (one.status === 'waitlisted' || one.status === 'offered'))
      .map((one) => ({
        ...one,
        waitPlace: null,
        account: this.accountRef(one.account),
        barred: this.excluded.has(one.account) || has.has(one.account),
      }));
  }

  taken(roundId: string): number {
    const living = this.livingGrants().filter((grant) => grant.roundId === roundId).length;
    return living + lineAt(this.inLine(roundId), this.now).offered.length;
  }

  settle(ids: readonly string[], status: 'approved' | 'cancelled' | 'rejected'): void {
    for (const asked of this.requests) if (ids.includes(asked.id)) asked.status = status;
  }

  endAll(ids: readonly string[], as: 'revoked' | 'converted' | 'carried'): void {
    for (const grant of this.grants)
      if (ids.includes(grant.id)) Object.assign(grant, { endedAt: this.now, endedAs: as });
  }

  addGrant(next: NewGrant, account: number, by: string): void {
    const { id, roundId, requestId, startsAt, expiresAt, source, sellerId } = next;
    const times = { startsAt, expiresAt, endedAt: null, endedAs: null };
    this.grants.push({
      id,
      roundId,
      requestId,
      source,
      sellerId,
      ...times,
      account,
      by,
      createdAt: this.now,
      settledInterest: this.interested.delete(account),
    });
  }

  accessOf(by: string, account: number) {
    const round = currentRound(this.rounds);
    const living = this.livingGrants();
    const inLine = this.inLine(round?.id);
    const line = lineAt(inLine, this.now);
    const own = inLine.find((one) => one.account.id === String(account));
    const facts: AccessFacts = accessFacts({
      feature: { stage: this.stage, killed: this.killedFrom !== null },
      round: round ? { ...round, seats: { total: round.seats, taken: this.taken(round.id) } } : 'none',
      account: {
        name: this.accountRef(account).name,
        type: account === internalAccount ? 'internal' : 'customer',
      },
      actor: {
        roles: people[by] ?? [],
        ownsAccount: by === ownerOf(account),
        sameTeam: inTeam(by),
        liveGrants: living.filter((grant) => grant.sellerId === by).length,
      },
      line: {
        waiting: line.waiting.length,
        place: own && placeOf(line, own.id),
        holdsOffer: own !== undefined && holdsOffer(own, this.now),
      },
      holdsLivingGrant: living.some((grant) => grant.account === account),
      policy: { version: 2, rules: modelRules },
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
      round: round && { id: round.id, defaultDays: round.defaultDays, maxDays: round.maxDays },
    };
  }
}
