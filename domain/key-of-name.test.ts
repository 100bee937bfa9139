import { expect, test } from 'vitest';
import { keyOfName } from '#domain/key-of-name.ts';

test.each([
  ['Java support (beta)', 64, 'java-support-beta'],
  ['Müller & Söhne GmbH', 100, 'muller-sohne-gmbh'],
  ['  --Acme--  ', 64, 'acme'],
  ['東京', 64, ''],
  ['abc def', 4, 'abc'],
])('%s proposes, with at most %i characters, %s', (name, longest, key) => {
  expect(keyOfName(name, longest)).toBe(key);
});
