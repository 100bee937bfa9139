import { expect, test } from 'vitest';
import { cookiesFor } from './cookies.ts';

test('over https every cookie belongs to this host alone, and no script reads it', () => {
  const cookies = Object.values(cookiesFor('https://latchkey.example.com'));
  expect(cookies).toHaveLength(6);
  for (const cookie of cookies) {
    expect(cookie?.name).toMatch(/^__Host-latchkey\.[a-z-]+$/);
    expect(cookie?.options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true });
  }
});

test.each(['http://localhost:3000', undefined])('without https they keep their names: %s', (publicUrl) => {
  expect(cookiesFor(publicUrl)).toEqual({});
});
