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
  readonly asked: readonly AskedFeature[];
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
  return {
    all,
    canHave: open.filter((one) => one.decision.kind === 'allow'),
    held: all.filter((one): one is HeldFeature => one.grant !== null),
    everyoneHas: all.filter((one) => !one.grant && one.feature.stage === 'ga'),
    asked: free.filter((one): one is AskedFeature => one.request !== null),
    needsYes: open.filter((one) => one.decision.kind === 'needsApproval'),
    notPossible: open.filter((one) => one.decision.kind === 'deny' || one.decision.kind === 'waitlist'),
  };
}

/** Whoever may not unlock reads what holds for the seller who owns the account. */
function asOwner(facts: AccessFacts): AccessFacts {
  return { ...facts, actor: { roles: ['sales'], ownsAccount: true, sameTeam: true, liveGrants: 0 } };
}
