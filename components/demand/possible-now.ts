import type { JudgedFeatures } from '#components/accounts/judged-features.ts';

/** What can be done for the account now, by key of the feature; a feature that is not open to it is left out. */
export function possibleNow({ canHave, needsYes, full }: JudgedFeatures) {
  return new Map([
    ...canHave.map(({ feature }) => [feature.key, 'Unlock'] as const),
    ...needsYes.map(({ feature }) => [feature.key, 'Ask'] as const),
    ...full.map(({ feature }) => [feature.key, 'Join the waitlist'] as const),
  ]);
}
