import { z } from 'zod';
import { valueTypes } from '#domain/evaluation.ts';
import { environmentKey, id, reason, sentence } from './common.ts';
import { plainObject, plainText } from './plain-json.ts';

const featureKey = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,63}$/,
    'A key has 1 to 64 of a–z, 0–9, dot, dash and underscore, and starts with a letter or digit.',
  );

export const variantName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,31}$/, 'A variant is named with a–z, 0–9, dot, dash and underscore.');
const variantValue = z.union(
  [
    z.boolean(),
    z.string().max(2000).refine(plainText, 'A value contains characters that can not be kept.'),
    z.number(),
    plainObject,
  ],
  'A value is yes or no, text, a number or plain JSON: at most 20 levels deep, 2,000 values and 20,000 characters.',
);

export const createFeatureInput = z
  .strictObject({
    key: featureKey,
    name: sentence('The name', 80),
    summary: sentence('The summary', 200),
    pmId: id,
    engineerId: id,
    talkingPoints: z.array(sentence('A talking point', 300)).max(10).default([]),
    knownLimitations: z.array(sentence('A known limitation', 300)).max(10).default([]),
    docsUrl: z
      .url({ protocol: /^https?$/, error: 'The documentation link must start with https:// or http://.' })
      .max(500)
      .nullish(),
    valueType: z.enum(valueTypes).default('boolean'),
    variants: z.record(variantName, variantValue).default({ on: true, off: false }),
    onVariant: variantName.default('on'),
    offVariant: variantName.default('off'),
    /** Whether browser apps, which anybody can look into, are told of it at all. */
    visibleToClients: z.boolean().default(false),
  })
  .refine(({ variants }) => Object.keys(variants).length <= 20, {
    path: ['variants'],
    message: 'A feature has 20 variants at most.',
  })
  .superRefine((feature, context) => {
    for (const name of ['onVariant', 'offVariant'] as const)
      if (!Object.hasOwn(feature.variants, feature[name]))
        context.addIssue({
          code: 'custom',
          path: [name],
          message: `There is no variant named ${feature[name]}.`,
        });
    if (feature.onVariant === feature.offVariant)
      context.addIssue({
        code: 'custom',
        path: ['offVariant'],
        message: 'On and off must be different variants.',
      });
    for (const [name, value] of Object.entries(feature.variants))
      if (typeof value !== feature.valueType)
        context.addIssue({
          code: 'custom',
          path: ['variants', name],
          message: `The value of ${name} must be of type ${feature.valueType}.`,
        });
  });
export type CreateFeatureInput = z.infer<typeof createFeatureInput>;

export const killFeatureInput = z.strictObject({
  featureId: id,
  environmentKey,
  reason,
});

export const setVisibilityInput = z.strictObject({ featureId: id, visibleToClients: z.boolean() });
export const setServingInput = z.strictObject({
  featureId: id,
  environmentKey,
  serving: z.enum(['granted', 'everyone']),
});
export type SetServingInput = z.infer<typeof setServingInput>;

export const declareGaInput = z.strictObject({ featureId: id, reason: reason.nullish() });
export const retireFeatureInput = z.strictObject({ featureId: id, reason });
