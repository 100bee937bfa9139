import { describe, expect, test } from 'vitest';
import { passwordProblem, readableSecret, typedSecret } from '#domain/passwords.ts';
import { aSentence } from '#tests/support/facts.ts';

const of = { name: 'Ada Admin', email: 'boss.lady@example.com' };

describe('a password', () => {
  test.each([
    'correct horse battery',
    'k7mq-3xwz-9pfa-h2vd',
    'пароль из слов',
    'x9!x8?x7.x6,',
    'Admin of the tall pines',
  ])('%s can be kept', (password) => expect(passwordProblem(password, of)).toBeUndefined());

  test.each([
    ['too short', 'k7mq-3xwz-9'],
    ['too long', 'ab cd ef'.repeat(33)],
    ['repeating itself', 'abababababab'],
    ['the name', 'adminadmin12'],
    ['the address', 'boss.lady@example.com'],
    ['what stands before the @', 'boss.lady1234'],
    ['one of the usual', 'Password1234'],
    ['one of the usual, twice', 'latchkeylatchkey'],
    ['a row of figures', '123456789012'],
    ['a row of letters backwards', 'lkjihgfedcba'],
    ['a row of keys', 'qwertyuiopas'],
  ])('%s is refused with a sentence', (_what, password) => {
    expect(passwordProblem(password, of)).toMatch(aSentence);
  });
});

test('a readable secret has groups of four, and is read however it is typed', () => {
  const secret = readableSecret([0, 1, 31, 32, 64, 255, 7, 8]);
  expect(secret).toBe('ab9a-a9hj');
  expect(typedSecret(` ${secret.toUpperCase().replace('-', ' ')} `)).toBe('ab9aa9hj');
  expect(typedSecret('')).toBe('');
});
