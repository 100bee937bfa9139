import { describe, expect, test } from 'vitest';
import { aSentence } from '#tests/support/facts.ts';
import { judgePassword } from './judge-password.ts';

const of = { name: 'Ada Admin', email: 'boss.lady@example.com' };

describe('a password', () => {
  test.each(['correct horse battery', 'k7mq-3xwz-9pfa-h2vd', 'пароль из слов', 'Admin of the tall pines'])(
    '%s can be kept',
    async (password) => expect(await judgePassword(password, of)).toBeUndefined(),
  );

  test.each([
    ['too short', 'k7mq-3xwz-9'],
    ['too long', 'ab cd ef'.repeat(33)],
    ['repeating itself', 'abababababab'],
    ['the name', 'adminadmin12'],
    ['the address', 'boss.lady@example.com'],
    ['what stands before the @', 'boss.lady1234'],
    ['one of the usual', 'Password1234'],
    ['one of the usual in disguise', 'P@55w0rd1234'],
    ['the product', 'latchkey-demo'],
    ['a row of figures', '123456789012'],
    ['a row of letters backwards', 'lkjihgfedcba'],
    ['a row of keys', 'qwertyuiopas'],
  ])('%s is refused with a sentence', async (_what, password) => {
    const said = await judgePassword(password, of);
    for (const sentence of said?.split(/(?<=\.) /) ?? ['']) expect(sentence).toMatch(aSentence);
  });

  test('what is wrong with it is said', async () => {
    expect(await judgePassword('boss.lady1234', of)).toMatch(/your e-mail address/);
    expect(await judgePassword('Password1234', of)).toMatch(/many people use/);
  });
});
