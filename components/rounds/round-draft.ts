import type { z } from 'zod';
import { draftResolver } from '#components/features/draft-resolver.ts';
import type { FeatureData, RoundData } from '#components/features/feature-data.ts';
import { dayField } from '#components/rounds/fates.ts';
import { accountTiers, accountTypes, regions } from '#domain/accounts.ts';
import { changeRoundInput, planRoundInput } from '#domain/inputs/rounds.ts';
import { featureTransitions, type RoundKind } from '#domain/lifecycle.ts';
import type { Condition, Rule } from '#domain/policy.ts';

/** A round as it is typed. */
export interface RoundDraft {
  kind: RoundKind;
  seats: string;
  defaultDays: string;
  maxDays: string;
  opensWhenReady: boolean;
  tiers: string[];
  types: string[];
  regions: string[];
  arr: string;
  /** Conditions that the form has no field for: they stay as they are. */
  others: Condition[];
  rules: Rule[];
  skipReason: string;
  /** Why it is changed. */
  reason: string;
  opensOn: string;
  closesOn: string;
}

export function mayPlan(stage: FeatureData['feature']['stage']): readonly RoundKind[] {
  const steps = featureTransitions[stage];
  return [...(steps.open_alpha ? ['alpha' as const] : []), ...(steps.open_beta ? ['beta' as const] : [])];
}

export function skippedBy(kind: RoundKind, stage: FeatureData['feature']['stage']) {
  return featureTransitions[stage][kind === 'alpha' ? 'open_alpha' : 'open_beta']?.skips;
}

/** The next sensible round: alpha first, and beta once an alpha round was there. */
export function proposedRound({ feature, rounds }: FeatureData): RoundDraft {
  const kinds = mayPlan(feature.stage);
  const kind = kinds.includes('alpha') && feature.stage === 'draft' ? 'alpha' : (kinds.at(-1) ?? 'beta');
  const last = rounds.findLast((round) => round.kind === kind);
  const usual = kind === 'alpha' ? { seats: 3, days: 14, most: 30 } : { seats: 5, days: 30, most: 60 };
  return {
    kind,
    seats: String(last?.seats ?? usual.seats),
    defaultDays: String(last?.defaultDays ?? usual.days),
    maxDays: String(last?.maxDays ?? usual.most),
    opensWhenReady: true,
    tiers: [],
    types: [],
    regions: [],
    arr: '',
    others: [],
    rules: [],
    skipReason: '',
    reason: '',
    opensOn: '',
    closesOn: '',
  };
}

export function eligibilityOf(
  draft: Pick<RoundDraft, 'tiers' | 'types' | 'regions' | 'arr' | 'others'>,
): Condition[] {
  const tiers = accountTiers.filter((tier) => draft.tiers.includes(tier));
  const types = accountTypes.filter((type) => draft.types.includes(type));
  const places = regions.filter((region) => draft.regions.includes(region));
  const arr = numberIn(draft.arr);
  return [
    ...(tiers.length ? [{ field: 'account.tier' as const, op: 'in' as const, value: tiers }] : []),
    ...(types.length ? [{ field: 'account.type' as const, op: 'in' as const, value: types }] : []),
    ...(places.length ? [{ field: 'account.region' as const, op: 'in' as const, value: places }] : []),
    ...(arr > 0 ? [{ field: 'account.arr' as const, op: 'atLeast' as const, value: arr }] : []),
    ...draft.others,
  ];
}

/** A round as it stands, as it would be typed. */
export function draftOf(round: RoundData): RoundDraft {
  const { eligibility } = round;
  const chosen = (field: 'account.tier' | 'account.type' | 'account.region') =>
    eligibility.find((one) => one.field === field && one.op === 'in');
  const [tiers, types, places] = [chosen('account.tier'), chosen('account.type'), chosen('account.region')];
  const worth = eligibility.find((one) => one.field === 'account.arr' && one.op === 'atLeast');
  const known = [tiers, types, places, worth];
  const values = (condition: Condition | undefined) =>
    condition && Array.isArray(condition.value) ? [...condition.value] : [];
  return {
    kind: round.kind,
    seats: String(round.seats),
    defaultDays: String(round.defaultDays),
    maxDays: String(round.maxDays),
    opensWhenReady: round.opensWhenReady,
    tiers: values(tiers),
    types: values(types),
    regions: values(places),
    arr: worth ? String(worth.value) : '',
    others: eligibility.filter((one) => !known.includes(one)),
    rules: [...round.rules],
    skipReason: '',
    reason: '',
    opensOn: round.plannedOpenAt ? dayField(round.plannedOpenAt) : '',
    closesOn: round.plannedCloseAt ? dayField(round.plannedCloseAt) : '',
  };
}

/** What is the same when a round is planned and when it is changed. */
function termsOf(draft: RoundDraft) {
  return {
    seats: numberIn(draft.seats),
    defaultDays: numberIn(draft.defaultDays),
    maxDays: numberIn(draft.maxDays),
    eligibility: eligibilityOf(draft),
    rules: draft.rules,
    opensWhenReady: draft.opensWhenReady,
    plannedOpenAt: dayIn(draft.opensOn),
    plannedCloseAt: dayIn(draft.closesOn),
  };
}

const terms = {
  place: ({ path, message }: z.core.$ZodIssue) => {
    const [field] = path;
    if (field === 'eligibility')
      return { field: 'arr', message: 'The value is whole dollars, at most $1,000,000,000.' };
    if (field === 'plannedOpenAt') return { field: 'opensOn', message };
    if (field === 'plannedCloseAt') return { field: 'closesOn', message };
    return { field: String(field), message };
  },
  before: ({ arr }: RoundDraft) =>
    arr.trim() && !Number.isInteger(numberIn(arr))
      ? [{ field: 'arr', message: 'The value must be a whole number of dollars.' }]
      : [],
};

export function roundResolver({ id, stage }: FeatureData['feature']) {
  return draftResolver({
    ...terms,
    schema: planRoundInput,
    read: (draft: RoundDraft) => ({
      ...termsOf(draft),
      featureId: id,
      kind: draft.kind,
      skipReason: skippedBy(draft.kind, stage) ? draft.skipReason : null,
    }),
  });
}

/** A day that stands as it stood keeps its hour. */
export function changeResolver(round: RoundData) {
  const before = draftOf(round);
  return draftResolver({
    ...terms,
    schema: changeRoundInput,
    read: (draft: RoundDraft) => ({
      ...termsOf(draft),
      ...(draft.opensOn === before.opensOn && { plannedOpenAt: round.plannedOpenAt }),
      ...(draft.closesOn === before.closesOn && { plannedCloseAt: round.plannedCloseAt }),
      roundId: round.id,
      reason: draft.reason.trim() || null,
      seen: {
        seats: round.seats,
        defaultDays: round.defaultDays,
        maxDays: round.maxDays,
        eligibility: round.eligibility,
        rules: round.rules,
        opensWhenReady: round.opensWhenReady,
        plannedOpenAt: round.plannedOpenAt,
        plannedCloseAt: round.plannedCloseAt,
      },
    }),
  });
}

/** NaN for what is no number, which the schema then names. */
function numberIn(typed: string): number {
  const plain = typed.replaceAll(/[\s,$]/g, '');
  return plain === '' ? Number.NaN : Number(plain);
}

function dayIn(typed: string): Date | null {
  return typed ? new Date(`${typed}T00:00:00`) : null;
}
