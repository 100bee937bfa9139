import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { formatKey } from '#domain/api-keys.ts';
import type { KeyRow } from '#server/evaluation/snapshot/rows.ts';
import { keyRow, moment, snapshotOf } from '#tests/support/snapshot-rows.ts';
import { authenticate, presentedKey } from './authenticate.ts';

const id = 'abcdefgh01234567';
const key = formatKey('server', 'production', id, 'S'.repeat(43));
const row = keyRow(id, { hash: createHash('sha256').update(key).digest('hex') });
const withKey = (changes: Partial<KeyRow> = {}) =>
  snapshotOf([], [], [{ of: 'keys', rows: [{ ...row, ...changes }] }]);

test('a key is good until the moment at which it ends or was revoked', () => {
  expect(authenticate(withKey(), key, moment)).toMatchObject({
    id,
    kind: 'server',
    environmentKey: 'production',
  });
  for (const end of ['expiresAt', 'revokedAt'] as const) {
    expect(authenticate(withKey({ [end]: moment }), key, moment - 1)).toBeDefined();
    expect(authenticate(withKey({ [end]: moment }), key, moment)).toBeUndefined();
  }
});

test('only the very key is good', () => {
  const others = [
    formatKey('server', 'production', id, `${'S'.repeat(42)}T`),
    formatKey('server', 'staging', id, 'S'.repeat(43)),
    formatKey('client', 'production', id, 'S'.repeat(43)),
    formatKey('server', 'production', '0'.repeat(16), 'S'.repeat(43)),
    `${key} `,
    'lk_srv_',
    '',
  ];
  for (const other of others) expect(authenticate(withKey(), other, moment)).toBeUndefined();
});

test('a key comes as a bearer token or in its own header', () => {
  expect(presentedKey({ authorization: 'Bearer one', 'x-api-key': 'two' })).toBe('one');
  expect(presentedKey({ authorization: 'bEARER  one' })).toBe('one');
  expect(presentedKey({ authorization: 'Basic one', 'x-api-key': 'two' })).toBe('two');
  expect(presentedKey({ 'x-api-key': '' })).toBeUndefined();
  expect(presentedKey({})).toBeUndefined();
});
