import { expect, test } from 'vitest';
import { whatWasPasted, withoutSecrets } from './pasted.ts';

const id = '0196f0c2-1111-4222-8333-444455556666';
const secret = 'Ab3-_'.repeat(8).concat('xYz');
const origin = 'https://latchkey.example.com';

test.each([
  [id, { kind: 'id', id }],
  [`  “${id.toUpperCase()}`.replace('“', '"'), { kind: 'id', id }],
  ['3f9a1c0', { kind: 'hash', start: '3f9a1c0' }],
  ['3F9A1C0'.repeat(9), { kind: 'hash', start: '3f9a1c0'.repeat(9) }],
  ['3f9a1c', undefined],
  ['defaced', undefined],
  ['lk_srv_production_0123456789abcdef', { kind: 'key', id: '0123456789abcdef' }],
  ['x-api-key: lk_pub_staging-2_a1b2c3d4e5f6g7h8', { kind: 'key', id: 'a1b2c3d4e5f6g7h8' }],
  ['a1b2c3d4e5f6g7h8', { kind: 'key', id: 'a1b2c3d4e5f6g7h8' }],
  ['interoperability', undefined],
  ['Mia@Acme.test', { kind: 'email', email: 'mia@acme.test' }],
  ['<mia@acme.test>', { kind: 'email', email: 'mia@acme.test' }],
  [`${origin}/accounts/acme?x=1#y`, { kind: 'address', path: '/accounts/acme?x=1#y' }],
  ['/approvals', { kind: 'address', path: '/approvals' }],
  ['//evil.example.com', undefined],
  [`${origin}//evil.example.com`, undefined],
  ['https://other.example.com/accounts', undefined],
  ['java support', undefined],
  ['', undefined],
])('“%s” is taken for what it is', (text, pasted) => {
  expect(whatWasPasted(text, origin)).toEqual(pasted);
});

test('without knowing its own address, the app follows none', () => {
  expect(whatWasPasted('/accounts')).toBeUndefined();
});

test.each([
  [`lk_srv_production_0123456789abcdef_${secret}`, 'lk_srv_production_0123456789abcdef'],
  [
    `Authorization: Bearer lk_pub_staging_0123456789abcdef_${secret}`,
    'Authorization: Bearer lk_pub_staging_0123456789abcdef',
  ],
  [`lk_srv_production_0123456789abcdef_${secret.slice(0, 9)}`, 'lk_srv_production_0123456789abcdef'],
  [`k_srv_production_0123456789abcdef_${secret}`, 'k_srv_production_0123456789abcdef'],
  [secret, ''],
  ['a'.repeat(43), 'a'.repeat(43)],
  ['Acme asked for java-support', 'Acme asked for java-support'],
  [id, id],
])('%s keeps no secret', (text, left) => {
  expect(withoutSecrets(text)).toBe(left);
});
