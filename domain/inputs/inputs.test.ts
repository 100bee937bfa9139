import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { approveInput, rejectInput, requestInput, unlockInput } from '#domain/inputs/access.ts';
import { createAccountInput } from '#domain/inputs/accounts.ts';
import { createKeyInput, revokeKeyInput } from '#domain/inputs/api-keys.ts';
import { createFeatureInput, killFeatureInput, setServingInput } from '#domain/inputs/features.ts';
import { inputSentence } from '#domain/inputs/input-sentence.ts';
import { changeRoundInput, closeRoundInput, markReadyInput, planRoundInput } from '#domain/inputs/rounds.ts';
import { aSentence } from '#tests/support/facts.ts';

const uuid = '8f14e45f-ceea-4670-8a3b-7a1d3a4e1c11';
const unlock = { featureId: uuid, accountId: uuid, days: 30, reason: 'They asked.' };
const feature = {
  key: 'java-support',
  name: 'Java support',
  summary: 'Traces.',
  pmId: uuid,
  engineerId: uuid,
};
const round = { featureId: uuid, kind: 'beta', seats: 3, defaultDays: 30, maxDays: 60 };
const { featureId: _featureId, kind: _kind, ...terms } = round;
const changed = { ...terms, roundId: uuid, eligibility: [], rules: [], opensWhenReady: false };
const account = {
  key: 'acme',
  name: 'Acme',
  ownerId: uuid,
  tier: 'Business',
  type: 'customer',
  arr: 0,
  region: 'EU',
};
const kill = { featureId: uuid, environmentKey: 'production', reason: 'It leaks.' };
const served = { featureId: uuid, environmentKey: 'staging', serving: 'everyone' };
const key = { name: 'Checkout', kind: 'server', environmentKey: 'production' };

function deep(levels: number): object {
  let value: object = {};
  for (let level = 0; level < levels; level++) value = { inside: value };
  return value;
}
const objectFeature = (value: unknown) => ({
  ...feature,
  valueType: 'object',
  variants: { on: value, off: {} },
});
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, place) => [`v${place}`, true]));

type Case = readonly [name: string, schema: z.ZodType, input: unknown];

const taken: readonly Case[] = [
  ['an unlock', unlockInput, unlock],
  ['an unlock of 730 days', unlockInput, { ...unlock, days: 730 }],
  ['an unlock of a variant', unlockInput, { ...unlock, variant: 'v3', contactKeys: [] }],
  ['an unlock for 50 contacts', unlockInput, { ...unlock, contactKeys: Array(50).fill('data') }],
  ['line breaks and accents in a reason', unlockInput, { ...unlock, reason: 'Für Zoë:\r\n\t– 日本語 👩‍💻' }],
  ['500 characters of reason', unlockInput, { ...unlock, reason: 'x'.repeat(500) }],
  ['a request with a close date', requestInput, { ...unlock, dealCloseDate: '2028-02-29', onBehalfOf: null }],
  ['a feature with a key of 64', createFeatureInput, { ...feature, key: 'a'.repeat(64) }],
  ['a feature of objects', createFeatureInput, objectFeature({ a: [1, null, { b: 'x' }] })],
  ['an object 20 deep', createFeatureInput, objectFeature(deep(19))],
  [
    'a feature of 20 variants',
    createFeatureInput,
    { ...feature, variants: { on: true, off: false, ...many(18) } },
  ],
  ['a round', planRoundInput, round],
  [
    'a round with its dates',
    planRoundInput,
    {
      ...round,
      plannedOpenAt: new Date('2027-01-01'),
      plannedCloseAt: new Date('2027-02-01'),
    },
  ],
  ['a changed round', changeRoundInput, changed],
  ['ready, and nothing ticked', markReadyInput, { roundId: uuid }],
  ['ready, and one ticked', markReadyInput, { roundId: uuid, readiness: { docs: true } }],
  ['the end of an empty round', closeRoundInput, { roundId: uuid }],
  [
    'the end of a round at a date',
    closeRoundInput,
    { roundId: uuid, fates: [{ grantId: uuid, fate: 'end_on', endsOn: new Date('2027-01-01') }] },
  ],
  ['an account of no worth yet', createAccountInput, account],
  ['an account key with an @', createAccountInput, { ...account, key: 'org:42@acme.example' }],
  ['a kill', killFeatureInput, kill],
  ['a key', createKeyInput, key],
  ['serving everyone', setServingInput, served],
  ['an approval', approveInput, { requestId: uuid, revision: 1 }],
];

const refused: readonly Case[] = [
  ['0 days', unlockInput, { ...unlock, days: 0 }],
  ['731 days', unlockInput, { ...unlock, days: 731 }],
  ['half a day', unlockInput, { ...unlock, days: 1.5 }],
  ['days as text', unlockInput, { ...unlock, days: '30' }],
  ['no reason', unlockInput, { ...unlock, reason: undefined }],
  ['a reason of spaces', unlockInput, { ...unlock, reason: ' \n\u00a0 ' }],
  ['a reason nobody can see', unlockInput, { ...unlock, reason: '\u200b\u200d' }],
  ['501 characters of reason', unlockInput, { ...unlock, reason: 'x'.repeat(501) }],
  ['NUL in a reason', unlockInput, { ...unlock, reason: 'a\u0000b' }],
  ['an escape in a reason', unlockInput, { ...unlock, reason: 'a\u001b[31mb' }],
  ['half a character in a reason', unlockInput, { ...unlock, reason: 'a\ud83d' }],
  ['turned writing in a reason', unlockInput, { ...unlock, reason: 'a\u202egnp.exe' }],
  ['a variant that is none', unlockInput, { ...unlock, variant: 'Blue!' }],
  ['51 contacts', unlockInput, { ...unlock, contactKeys: Array(51).fill('data') }],
  ['a contact without a key', unlockInput, { ...unlock, contactKeys: [''] }],
  ['NUL in a contact', unlockInput, { ...unlock, contactKeys: ['a\u0000'] }],
  ['an id that is none', unlockInput, { ...unlock, featureId: '1; drop table grants' }],
  ['an intent before this era', unlockInput, { ...unlock, intentAt: new Date('-200000-01-01T00:00:00Z') }],
  ['an intent after this era', unlockInput, { ...unlock, intentAt: new Date(8.64e15) }],
  ['an intent that is no date', unlockInput, { ...unlock, intentAt: new Date(Number.NaN) }],
  ['one field too many', unlockInput, { ...unlock, source: 'import' }],
  ['one field too many in a request', requestInput, { ...unlock, steps: [] }],
  ['a day that is none', requestInput, { ...unlock, dealCloseDate: '2027-02-29' }],
  ['a day of the year 0', requestInput, { ...unlock, dealCloseDate: '0000-01-01' }],
  ['a revision of 0', approveInput, { requestId: uuid, revision: 0 }],
  ['a rejection without a reason', rejectInput, { requestId: uuid, revision: 1 }],
  ...['', 'Java', '-java', 'java support', 'java\n', 'jаva', 'a'.repeat(65), '__proto__'].map(
    (bad): Case => [
      `the feature key ${JSON.stringify(bad.slice(0, 12))}`,
      createFeatureInput,
      { ...feature, key: bad },
    ],
  ),
  ...['', ' acme', 'acme/x', 'acmé', 'a'.repeat(129), 'acme\n', '__proto__'].map(
    (bad): Case => [
      `the account key ${JSON.stringify(bad.slice(0, 12))}`,
      createAccountInput,
      { ...account, key: bad },
    ],
  ),
  ['a script as link', createFeatureInput, { ...feature, docsUrl: 'javascript:alert(1)' }],
  ['a file as link', createFeatureInput, { ...feature, docsUrl: 'file:///etc/passwd' }],
  ['an unknown variant as on', createFeatureInput, { ...feature, onVariant: 'blue' }],
  ['a variant of the prototype as on', createFeatureInput, { ...feature, onVariant: 'constructor' }],
  ['the same variant as on and off', createFeatureInput, { ...feature, offVariant: 'on' }],
  ['a variant of another type', createFeatureInput, { ...feature, variants: { on: 'yes', off: false } }],
  ['a list as object', createFeatureInput, objectFeature([1])],
  ['nothing as object', createFeatureInput, objectFeature(null)],
  ['an object 21 deep', createFeatureInput, objectFeature(deep(20))],
  ['an object 100,000 deep', createFeatureInput, objectFeature(deep(100_000))],
  ['an object of 2,001 values', createFeatureInput, objectFeature({ list: Array(2000).fill(0) })],
  ['an object with NUL', createFeatureInput, objectFeature({ a: ['\u0000'] })],
  ['an object with NUL in a name', createFeatureInput, objectFeature({ 'a\u0000': 1 })],
  [
    'an object with a prototype',
    createFeatureInput,
    objectFeature(JSON.parse('{"__proto__": {"admin": true}}')),
  ],
  ['an object with a date', createFeatureInput, objectFeature({ at: new Date(0) })],
  ['an object with no number', createFeatureInput, objectFeature({ a: Number.NaN })],
  [
    'text with NUL',
    createFeatureInput,
    {
      ...feature,
      valueType: 'string',
      variants: { on: 'a\u0000', off: '' },
    },
  ],
  ['21 variants', createFeatureInput, { ...feature, variants: { on: true, off: false, ...many(19) } }],
  ['11 talking points', createFeatureInput, { ...feature, talkingPoints: Array(11).fill('It is fast.') }],
  ['no seats', planRoundInput, { ...round, seats: 0 }],
  ['100,001 seats', planRoundInput, { ...round, seats: 100_001 }],
  ['a usual length over the longest', planRoundInput, { ...round, defaultDays: 61 }],
  [
    'a round that closes before it opens',
    planRoundInput,
    {
      ...round,
      plannedOpenAt: new Date('2027-02-01'),
      plannedCloseAt: new Date('2027-01-01'),
    },
  ],
  ['a changed round without its places', changeRoundInput, { ...changed, seats: undefined }],
  ['a changed round of another kind', changeRoundInput, { ...changed, kind: 'alpha' }],
  ['ready in another way', markReadyInput, { roundId: uuid, readiness: { mood: true } }],
  ['an end at no date', closeRoundInput, { roundId: uuid, fates: [{ grantId: uuid, fate: 'end_on' }] }],
  [
    'two fates of one account',
    closeRoundInput,
    {
      roundId: uuid,
      fates: [
        { grantId: uuid, fate: 'end' },
        { grantId: uuid, fate: 'carry' },
      ],
    },
  ],
  ['a round of another kind', planRoundInput, { ...round, kind: 'gamma' }],
  ['an account of less than nothing', createAccountInput, { ...account, arr: -1 }],
  ['an account beyond all worth', createAccountInput, { ...account, arr: 2_000_000_001 }],
  ['an unknown region', createAccountInput, { ...account, region: 'MOON' }],
  ['21 tags', createAccountInput, { ...account, tags: Array(21).fill('java') }],
  ['NUL in an environment', killFeatureInput, { ...kill, environmentKey: 'prod\u0000' }],
  ['NUL in the environment of a key', createKeyInput, { ...key, environmentKey: '\u0000' }],
  ['a key that ends beyond this era', createKeyInput, { ...key, expiresAt: new Date(8.64e15) }],
  ['serving nobody by hand', setServingInput, { ...served, serving: 'nobody' }],
  ['NUL in the environment served', setServingInput, { ...served, environmentKey: '\u0000' }],
  ['the id of no key', revokeKeyInput, { keyId: 'A'.repeat(16) }],
];

describe('taken', () => {
  test.each(taken)('%s', (_name, schema, input) => {
    expect(schema.safeParse(input).error).toBeUndefined();
  });
});

describe('refused with a sentence', () => {
  test.each(refused)('%s', (_name, schema, input) => {
    const { error } = schema.safeParse(input);
    expect(error && inputSentence(error)).toMatch(aSentence);
  });

  test('that names the field and the limit once', () => {
    const sentence = (schema: z.ZodType, input: unknown) => {
      const { error } = schema.safeParse(input);
      return error && inputSentence(error);
    };
    expect(sentence(unlockInput, { ...unlock, reason: '' })).toBe('The reason is missing.');
    expect(sentence(unlockInput, { ...unlock, days: 731 })).toBe('The length is 730 days at most.');
    expect(sentence(planRoundInput, { ...round, seats: 0 })).toBe('A round has 1 place at least.');
    expect(sentence(unlockInput, { ...unlock, source: 'import' })).toBe('There is no field named source.');
    expect(sentence(planRoundInput, { ...round, kind: 'gamma' })).toBe(
      'The field kind must be one of alpha, beta.',
    );
    expect(sentence(createFeatureInput, { ...feature, talkingPoints: Array(11).fill('It is fast.') })).toBe(
      'The field talkingPoints must have entries: 10 at most.',
    );
  });
});

test('ids are read in small letters, as the database writes them', () => {
  expect(unlockInput.parse({ ...unlock, featureId: uuid.toUpperCase() })).toEqual(unlock);
});

test('no input whatever breaks reading it, or the prototype of objects', () => {
  const schemas = [unlockInput, createFeatureInput, planRoundInput, createAccountInput, createKeyInput];
  fc.assert(
    fc.property(
      fc.constantFrom(...schemas),
      fc.anything({ withNullPrototype: true, withDate: true }),
      (schema, input) => {
        expect(schema.safeParse(input).success).toBe(false);
      },
    ),
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('what was read once is read the same again', () => {
  for (const [, schema, input] of taken)
    expect(schema.parse(schema.parse(input))).toEqual(schema.parse(input));
});
