import { expect, test } from 'vitest';
import { passwordProblem, readableSecret, typedSecret } from '#domain/passwords.ts';
import { aSentence } from '#tests/support/facts.ts';

test.each([
  ['12 characters are enough', 'k7mq-3xwz-9p', undefined],
  ['11 are too few', 'k7mq-3xwz-9', aSentence],
  ['signs count once, however they are kept', '🔑🔑🔑🔑🔑🔑', aSentence],
  ['256 are enough', 'ab cd ef'.repeat(32), undefined],
  ['257 are too many', `${'ab cd ef'.repeat(32)}x`, aSentence],
])('%s', (_what, password, expected) => {
  const said = passwordProblem(password);
  if (expected) expect(said).toMatch(expected);
  else expect(said).toBeUndefined();
});

test('a readable secret has groups of four, and is read however it is typed', () => {
  const secret = readableSecret([0, 1, 31, 32, 64, 255, 7, 8]);
  expect(secret).toBe('ab9a-a9hj');
  expect(typedSecret(` ${secret.toUpperCase().replace('-', ' ')} `)).toBe('ab9aa9hj');
  expect(typedSecret('')).toBe('');
});
