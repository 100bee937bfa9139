import { dayMs } from '#domain/dates.ts';
import { type GrantSource, isLiving } from '#domain/grants.ts';
import type { RoundStatus, Stage } from '#domain/lifecycle.ts';
import { isOpen, type RequestStatus } from '#domain/requests.ts';
import { holdsOffer } from '#domain/waitlist.ts';

/** What a house holds at one moment, in the model and in the database alike; ids are whatever each of them uses. */
export interface Holdings {
  readonly now: Date;
  readonly stage: Stage;
  readonly excluded: ReadonlySet<number>;
  readonly rounds: readonly {
    readonly id: string;
    readonly status: RoundStatus;
    readonly seats: number;
    readonly maxDays: number;
  }[];
  readonly grants: readonly {
    readonly id: string;
    readonly account: number;
    readonly roundId: string;
    readonly requestId: string | null;
    readonly source: GrantSource;
    readonly startsAt: Date;
    readonly expiresAt: Date;
    readonly endedAt: Date | null;
    readonly endedAs: 'revoked' | 'converted' | 'carried' | null;
  }[];
  readonly requests: readonly {
    readonly id: string;
    readonly account: number;
    readonly roundId: string;
    readonly status: RequestStatus;
    readonly revision: number;
    readonly requestedBy: string;
    readonly requestedFor: string;
    readonly extendsGrantId: string | null;
    readonly offeredUntil: Date | null;
    readonly steps: readonly { readonly quorum: number }[];
    readonly approvals: readonly {
      readonly step: number;
      readonly decidedBy: string;
      readonly requestRevision: number;
      readonly decision: 'approve' | 'reject';
    }[];
  }[];
  /** The types of the events, and the grant that each speaks of. */
  readonly told: readonly { readonly type: string; readonly grantId?: string | undefined }[];
}

const most = (values: readonly string[]) =>
  Math.max(0, ...values.map((value) => values.filter((other) => other === value).length));

/** @returns the names of the product's invariants that do not hold. */
export function broken(house: Holdings): string[] {
  const { now, rounds, grants, requests, told } = house;
  const living = grants.filter((grant) => isLiving(grant, now));
  const round = (id: string) => rounds.find((one) => one.id === id);
  const open = requests.filter((one) => isOpen(one.status));
  const held = requests.filter((one) => holdsOffer(one, now));
  const running = rounds.filter((one) => one.status === 'open' || one.status === 'paused');
  const finished = house.stage === 'ga' || house.stage === 'retired';
  const of = (...types: string[]) => told.filter((event) => types.includes(event.type));
  const endings = of('grant.revoked', 'grant.undone', 'grant.converted', 'grant.carried');
  const days = (grant: { startsAt: Date; expiresAt: Date }) =>
    (grant.expiresAt.getTime() - grant.startsAt.getTime()) / dayMs;
  const checks: Record<string, boolean> = {
    'places taken, offers counted, are never more than there are': rounds.every(
      ({ id, seats }) => [...living, ...held].filter((one) => one.roundId === id).length <= seats,
    ),
    'one living grant per account': most(living.map((grant) => String(grant.account))) <= 1,
    'every grant ends, at most the round’s maximum after its start': grants.every(
      (grant) => days(grant) > 0 && days(grant) <= Math.min(round(grant.roundId)?.maxDays ?? 0, 730),
    ),
    'break-glass is 7 days at most': grants.every(
      (grant) => grant.source !== 'break_glass' || days(grant) <= 7,
    ),
    'nobody decides on their own': requests.every((asked) =>
      asked.approvals.every(
        ({ decidedBy }) => decidedBy !== asked.requestedBy && decidedBy !== asked.requestedFor,
      ),
    ),
    'nobody says yes twice to one revision': requests.every(
      (asked) => most(asked.approvals.map((one) => `${one.requestRevision} ${one.decidedBy}`)) <= 1,
    ),
    'approved is granted or made longer, and nothing else is': requests.every((asked) => {
      const made = grants.filter((grant) => grant.requestId === asked.id).length;
      return made === Number(asked.status === 'approved' && asked.extendsGrantId === null);
    }),
    'what was approved had every yes of its revision': requests.every(
      (asked) =>
        asked.status !== 'approved' ||
        asked.steps.every(
          ({ quorum }, place) =>
            asked.approvals.filter(
              (one) =>
                one.step === place && one.decision === 'approve' && one.requestRevision === asked.revision,
            ).length >= quorum,
        ),
    ),
    'one request is open per account': most(open.map((asked) => String(asked.account))) <= 1,
    'nobody excluded holds it': living.every((grant) => !house.excluded.has(grant.account)),
    'one round runs, and none of what is finished':
      running.length <= 1 && (running.length === 0 || !finished),
    'nothing is asked of a closed round': open.every((one) => round(one.roundId)?.status !== 'closed'),
    'nothing lives in what is finished': !finished || living.length + open.length === 0,
    'each grant is told once':
      of('grant.created', 'grant.carried').length === grants.length && most(endings.map(grantOf)) <= 1,
    'each ending is told': grants.filter((grant) => grant.endedAt).length === endings.length,
    'each request is told': of('request.created').length === requests.length,
  };
  return Object.keys(checks).filter((name) => !checks[name]);
}

function grantOf(event: { readonly grantId?: string | undefined }): string {
  return event.grantId ?? '';
}
