import { TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { newTotpSecret, stepOfCode, totpAddress } from './totp.ts';

const secret = newTotpSecret();
const now = new Date('2026-11-22T12:00:10Z');
const step = Math.floor(now.getTime() / 30_000);
const codeAt = (steps: number) =>
  new TOTP({ secret }).generate({ timestamp: now.getTime() + steps * 30_000 });

test.each([
  ['the one of now', 0, step],
  ['the one before', -1, step - 1],
  ['the one after', 1, step + 1],
  ['an older one', -2, undefined],
  ['a later one', 2, undefined],
])('%s', (_which, steps, expected) => {
  expect(stepOfCode(secret, codeAt(steps), now, 0)).toBe(expected);
});

test('one that was taken, and any before it, is not taken again', () => {
  expect(stepOfCode(secret, codeAt(0), now, step)).toBeUndefined();
  expect(stepOfCode(secret, codeAt(-1), now, step)).toBeUndefined();
  expect(stepOfCode(secret, codeAt(1), now, step)).toBe(step + 1);
});

test.each(['', '12345', '1234567', 'abcdef', '１２３４５６'])('“%s” is no code', (typed) => {
  expect(stepOfCode(secret, typed, now, 0)).toBeUndefined();
});

test('a code may be typed in two halves', () => {
  expect(stepOfCode(secret, codeAt(0).replace(/^(...)/, '$1 '), now, 0)).toBe(step);
});

test('a secret is new each time, and the address names the house and whose it is', () => {
  expect(newTotpSecret()).not.toBe(secret);
  expect(totpAddress(secret, 'a@b.test')).toBe(
    `otpauth://totp/Latchkey:a%40b.test?issuer=Latchkey&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
  );
});
