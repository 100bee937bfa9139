import { describe, expect, test } from 'vitest';
import { safeReturnPath } from '#server/auth/safe-return-path.ts';

describe('the path to go back to after signing in', () => {
  test.each(['/', '/accounts/globex', '/timeline?actor=me#today'])('keeps %s', (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    '/sign-in?callbackUrl=/sign-in',
    undefined,
    ['/accounts', '/features'],
  ])('sends %s home', (path) => {
    expect(safeReturnPath(path)).toBe('/');
  });
});
