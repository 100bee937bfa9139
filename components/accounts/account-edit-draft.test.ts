import { expect, test } from 'vitest';
import { differs, draftOf, editResolver, overNow } from '#components/accounts/account-edit-draft.ts';
import type { WrittenDetails } from '#domain/inputs/account-changes.ts';

const uuid = '8f14e45f-ceea-4670-8a3b-7a1d3a4e1c11';
const written: WrittenDetails = {
  name: 'Acme',
  crmId: null,
  ownerId: uuid,
  teamId: null,
  tier: 'Business',
  type: 'customer',
  arr: 84_000,
  region: 'EU',
  tags: ['java', 'eu'],
};
const options = { fields: {}, shouldUseNativeValidation: false } as const;
const read = (changes: object) =>
  editResolver(uuid, written)({ ...draftOf(written), ...changes }, undefined, options);

test('what is typed comes back as it was when nothing is touched', async () => {
  expect(await read({})).toMatchObject({ values: { accountId: uuid, was: written, becomes: written } });
});

test('amounts, tags and empty texts are read as they are meant', async () => {
  const typed = { arr: ' $1,200,000 ', tags: 'java; , EU,java', crmId: ' 0015 ', teamId: uuid };
  expect(await read(typed)).toMatchObject({
    values: { becomes: { arr: 1_200_000, tags: ['java', 'EU'], crmId: '0015', teamId: uuid } },
  });
  expect(await read({ arr: '' })).toMatchObject({ values: { becomes: { arr: 0 } } });
});

test('complaints stand at their fields', async () => {
  const { errors } = await read({ name: ' ', arr: 'much' });
  expect(Object.keys(errors).sort()).toEqual(['arr', 'name']);
});

test('saving over what somebody else changed leaves what was not touched', () => {
  const now: WrittenDetails = { ...written, tier: 'Enterprise', region: 'US' };
  const wanted: WrittenDetails = { ...written, tier: 'Starter' };
  expect(overNow(written, wanted, now)).toEqual({ ...written, tier: 'Starter', region: 'US' });
  expect(differs(written, now)).toEqual(['tier', 'region']);
});
