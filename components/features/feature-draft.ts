import { draftResolver, type Problem } from '#components/features/draft-resolver.ts';
import type { ValueType } from '#domain/evaluation.ts';
import { createFeatureInput } from '#domain/inputs/features.ts';
import { keyOfName } from '#domain/key-of-name.ts';

export interface VariantDraft {
  name: string;
  value: string;
}

/** A feature as it is typed: lists one per line, values of variants as text. */
export interface FeatureDraft {
  name: string;
  key: string;
  summary: string;
  engineerId: string;
  pmId: string;
  valueType: ValueType;
  variants: VariantDraft[];
  onVariant: string;
  offVariant: string;
  talkingPoints: string;
  knownLimitations: string;
  docsUrl: string;
  visibleToClients: boolean;
}

const longestKey = 64;

export function proposedKey(name: string): string {
  return keyOfName(name, longestKey);
}

const proposedValues: Record<ValueType, readonly [string, string]> = {
  boolean: ['true', 'false'],
  string: ['on', 'off'],
  number: ['1', '0'],
  object: ['{"enabled": true}', '{"enabled": false}'],
};

export function proposedVariants(type: ValueType): VariantDraft[] {
  const [on, off] = proposedValues[type];
  return [
    { name: 'on', value: on },
    { name: 'off', value: off },
  ];
}

export const featureResolver = draftResolver({
  schema: createFeatureInput,
  read: (draft: FeatureDraft) => ({
    ...draft,
    key: draft.key.trim(),
    talkingPoints: linesOf(draft.talkingPoints),
    knownLimitations: linesOf(draft.knownLimitations),
    docsUrl: draft.docsUrl.trim() || null,
    variants: Object.fromEntries(
      draft.variants.map(({ name, value }) => [name.trim(), variantValue(value, draft.valueType)]),
    ),
  }),
  place: ({ path, message, code }, draft): Problem => {
    const [field, name] = path;
    if (field === 'pmId') return { field: 'pmId', message: 'Choose a product manager.' };
    if (field === 'engineerId') return { field: 'engineerId', message: 'Choose an engineer.' };
    if (field !== 'variants') return { field: String(field), message };
    const row = draft.variants.findIndex((variant) => variant.name.trim() === name);
    if (row === -1) return { field: 'variants.root', message };
    if (code === 'invalid_key') return { field: `variants.${row}.name`, message: nameRule };
    return { field: `variants.${row}.value`, message: valueRules[draft.valueType] };
  },
  before: ({ variants }) =>
    variants.flatMap(({ name }, row): Problem[] =>
      variants.findIndex((other) => other.name.trim() === name.trim()) === row
        ? []
        : [{ field: `variants.${row}.name`, message: 'Another variant has this name.' }],
    ),
});

const nameRule = 'Use a–z, 0–9, dot, dash and underscore.';
const valueRules: Record<ValueType, string> = {
  boolean: 'Write true or false.',
  string: 'Write a text of 2,000 characters at most.',
  number: 'Write a number.',
  object: 'Write a JSON object, such as {"limit": 5}.',
};

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Undefined for what is not of the type, which the schema then refuses. */
function variantValue(text: string, type: ValueType): unknown {
  if (type === 'string') return text;
  const plain = text.trim();
  if (type === 'number') return plain === '' ? undefined : Number(plain);
  try {
    return JSON.parse(plain);
  } catch {
    return undefined;
  }
}
