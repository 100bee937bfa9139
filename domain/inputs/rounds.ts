import { z } from 'zod';
import { roundKinds } from '#domain/lifecycle.ts';
import { days, id, instant, reason } from './common.ts';
import { conditionSchema, ruleSchema } from './policy.ts';

/** What a round offers, to whom, and when. */
const terms = {
  seats: z
    .number({ error: 'Places must be a whole number.' })
    .int('Places must be a whole number.')
    .min(1, 'A round has 1 place at least.')
    .max(100_000, 'A round has 100,000 places at most.'),
  defaultDays: days,
  maxDays: days,
  eligibility: z.array(conditionSchema).max(20),
  rules: z.array(ruleSchema).max(50),
  opensWhenReady: z.boolean(),
  plannedOpenAt: instant.nullish(),
  plannedCloseAt: instant.nullish(),
};

function lengthsInOrder(round: { readonly defaultDays: number; readonly maxDays: number }): boolean {
  return round.defaultDays <= round.maxDays;
}
const wrongLengths = {
  path: ['defaultDays'],
  message: 'The usual length can not be longer than the maximum.',
};

type Planned = Readonly<Record<'plannedOpenAt' | 'plannedCloseAt', Date | null | undefined>>;
function datesInOrder({ plannedOpenAt, plannedCloseAt }: Partial<Planned>): boolean {
  return !plannedOpenAt || !plannedCloseAt || plannedOpenAt < plannedCloseAt;
}
const wrongDates = { path: ['plannedCloseAt'], message: 'A round closes after it opens.' };

export const planRoundInput = z
  .strictObject({
    ...terms,
    featureId: id,
    kind: z.enum(roundKinds),
    eligibility: terms.eligibility.default([]),
    rules: terms.rules.default([]),
    opensWhenReady: terms.opensWhenReady.default(false),
    skipReason: reason.nullish(),
  })
  .refine(lengthsInOrder, wrongLengths)
  .refine(datesInOrder, wrongDates);
export type PlanRoundInput = z.infer<typeof planRoundInput>;

/** Everything that the round offers from now on, not only what is new. */
export const changeRoundInput = z
  .strictObject({
    ...terms,
    roundId: id,
    reason: reason.nullish(),
    /** What stood on the screen: when it is not so any more, nothing is changed. */
    seen: z.strictObject(terms).optional(),
  })
  .refine(lengthsInOrder, wrongLengths)
  .refine(datesInOrder, wrongDates);
export type ChangeRoundInput = z.infer<typeof changeRoundInput>;

const ticked = z.boolean().default(false);
export const markReadyInput = z.strictObject({
  roundId: id,
  note: reason.nullish(),
  readiness: z.strictObject({ limitations: ticked, killSwitch: ticked, docs: ticked }).prefault({}),
});
export const openRoundInput = z.strictObject({ roundId: id });
export const pauseRoundInput = z.strictObject({ roundId: id, reason });

const fate = z
  .strictObject({ grantId: id, fate: z.enum(['carry', 'end', 'end_on']), endsOn: instant.nullish() })
  .refine((one) => one.fate !== 'end_on' || one.endsOn, {
    path: ['endsOn'],
    message: 'Say on which day it ends.',
  });

/** What becomes of everybody who has it through the round; it names exactly those. */
export const closeRoundInput = z.strictObject({
  roundId: id,
  reason: reason.nullish(),
  fates: z
    .array(fate)
    .max(100_000)
    .refine((fates) => new Set(fates.map(({ grantId }) => grantId)).size === fates.length, {
      message: 'Each account has one fate.',
    })
    .default([]),
  /** Opens the next round in the same act. */
  openNext: z.boolean().default(false),
});
export type CloseRoundInput = z.infer<typeof closeRoundInput>;
