import type {
  AccountFeature,
  AccountPageData,
  HeldGrant,
  OpenRequest,
} from '#components/accounts/account-page-data.ts';
import { type AccessDecision, type AccessFacts, decideAccess } from '#domain/access.ts';

const daysWithoutRound = 30;

export interface JudgedFeature extends AccountFeature {
  readonly decision: AccessDecision;
  readonly days: number;
}
export type HeldFeature = JudgedFeature & { readonly grant: HeldGrant };
export type AskedFeature = JudgedFeature & { readonly request: OpenRequest };

export interface JudgedFeatures {
  readonly all: readonly JudgedFeature[];
  readonly canHave: readonly JudgedFeature[];
  readonly held: readonly HeldFeature[];
  readonly everyoneHas: readonly JudgedFeature[];
  /** A place is held for them, or one of the free ones is theirs. */
  readonly offered: readonly AskedFeature[];
  readonly waits: readonly AskedFeature[];
  readonly asked: readonly AskedFeature[];
  /** Every place is taken, and they do not stand in line. */
  readonly full: readonly JudgedFeature[];
  readonly needsYes: readonly JudgedFeature[];
  readonly notPossible: readonly JudgedFeature[];
}

/** Each feature under the one heading that answers "can they have it?". */
export function judgeFeatures(page: AccountPageData): JudgedFeatures {
  const all = page.features.map((one): JudgedFeature => {
    const days = one.facts.round?.defaultDays ?? daysWithoutRound;
    return { ...one, days, decision: decideAccess(page.mayUnlock ? one.facts : asOwner(one.facts), days) };
  });
  const free = all.filter((one) => !one.grant && one.feature.stage !== 'ga');
  const open = free.filter((one) => !one.request);
  const requested = free.filter((one): one is AskedFeature => one.request !== null);
  const inLine = requested.filter((one) => one.request.status !== 'pending');
  return {
    all,
    canHave: open.filter((one) => one.decision.kind === 'allow'),
    held: all.filter((one): one is HeldFeature => one.grant !== null),
    everyoneHas: all.filter((one) => !one.grant && one.feature.stage === 'ga' && !isExcluded(one)),
    offered: inLine.filter(isTheirs),
    waits: inLine.filter((one) => !isTheirs(one)),
    asked: requested.filter((one) => one.request.status === 'pending'),
    full: open.filter((one) => one.decision.kind === 'waitlist'),
    needsYes: open.filter((one) => one.decision.kind === 'needsApproval'),
    notPossible: open.filter((one) => one.decision.kind === 'deny' && !isExcluded(one)),
  };
}

/** Whether the place can be taken now, as far as the line goes: held by an offer, or far enough ahead for a free one. */
function isTheirs({ facts, request }: AskedFeature): boolean {
  const decision = decideAccess(facts, request.days);
  return decision.kind === 'allow' || decision.kind === 'needsApproval';
}

/** When the round is planned to open, and today: what may change is told by them. */
export function openingOf({ opensAt }: JudgedFeature) {
  return { opensAt, now: new Date() };
}

/** It stands under a heading of its own, with whoever excluded it. */
function isExcluded({ facts }: JudgedFeature): boolean {
  return facts.excludedBecause !== undefined;
}

/** Whoever may not unlock reads what holds for the seller who owns the account. */
function asOwner(facts: AccessFacts): AccessFacts {
  return { ...facts, actor: { roles: ['sales'], ownsAccount: true, sameTeam: true, liveGrants: 0 } };
}
