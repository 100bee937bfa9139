import { draftResolver } from '#components/features/draft-resolver.ts';
import type { FeatureData } from '#components/features/feature-data.ts';
import { accountTiers, accountTypes, regions } from '#domain/accounts.ts';
import { planRoundInput } from '#domain/inputs/features.ts';
import { featureTransitions, type RoundKind } from '#domain/lifecycle.ts';
import type { Condition } from '#domain/policy.ts';

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
  skipReason: string;
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
    skipReason: '',
    opensOn: '',
    closesOn: '',
  };
}

export function eligibilityOf(draft: Pick<RoundDraft, 'tiers' | 'types' | 'regions' | 'arr'>): Condition[] {
  const tiers = accountTiers.filter((tier) => draft.tiers.includes(tier));
  const types = accountTypes.filter((type) => draft.types.includes(type));
  const places = regions.filter((region) => draft.regions.includes(region));
  const arr = numberIn(draft.arr);
  return [
    ...(tiers.length ? [{ field: 'account.tier' as const, op: 'in' as const, value: tiers }] : []),
    ...(types.length ? [{ field: 'account.type' as const, op: 'in' as const, value: types }] : []),
    ...(places.length ? [{ field: 'account.region' as const, op: 'in' as const, value: places }] : []),
    ...(arr > 0 ? [{ field: 'account.arr' as const, op: 'atLeast' as const, value: arr }] : []),
  ];
}

export function roundResolver({ id, stage }: FeatureData['feature']) {
  return draftResolver({
    schema: planRoundInput,
    read: (draft: RoundDraft) => ({
      featureId: id,
      kind: draft.kind,
      seats: numberIn(draft.seats),
      defaultDays: numberIn(draft.defaultDays),
      maxDays: numberIn(draft.maxDays),
      eligibility: eligibilityOf(draft),
      opensWhenReady: draft.opensWhenReady,
      skipReason: skippedBy(draft.kind, stage) ? draft.skipReason : null,
      plannedOpenAt: dayIn(draft.opensOn),
      plannedCloseAt: dayIn(draft.closesOn),
    }),
    place: ({ path, message }) => {
      const [field] = path;
      if (field === 'eligibility')
        return { field: 'arr', message: 'The value is whole dollars, at most $1,000,000,000.' };
      if (field === 'plannedOpenAt') return { field: 'opensOn', message };
      if (field === 'plannedCloseAt') return { field: 'closesOn', message };
      return { field: String(field), message };
    },
    before: ({ arr }) =>
      arr.trim() && !Number.isInteger(numberIn(arr))
        ? [{ field: 'arr', message: 'The value must be a whole number of dollars.' }]
        : [],
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
