import { expect, test } from 'vitest';
import { clientAddress } from '#server/auth/client-address.ts';

test.each([
  ['192.0.2.7', 0, '192.0.2.7'],
  ['said by anybody, 192.0.2.7', 0, '192.0.2.7'],
  ['said by anybody, 192.0.2.7, 10.0.0.1', 1, '192.0.2.7'],
  ['10.0.0.1', 1, '10.0.0.1'],
  ['::ffff:127.0.0.1', 0, '127.0.0.1'],
  ['x'.repeat(500), 0, 'x'.repeat(45)],
  [null, 0, ''],
])('%s behind %i proxies is %s', (forwardedFor, proxies, expected) => {
  expect(clientAddress(forwardedFor, proxies)).toBe(expected);
});
