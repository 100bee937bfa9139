import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { LiveKey } from '#server/evaluation/snapshot/live-key.ts';
import { keyRow, moment } from '#tests/support/snapshot-rows.ts';
import { AccountProofs } from './account-proof.ts';

const seconds = Math.floor(moment / 1_000);

function keyPair() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const proofPublicKey = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  return { privateKey, key: new LiveKey(keyRow('abcdefgh01234567', { kind: 'client', proofPublicKey })) };
}

const mine = keyPair();
const others = keyPair();
const claims = { sub: 'acme', exp: seconds + 300 };
const sign = (payload: Record<string, unknown>, by: KeyObject = mine.privateKey, alg = 'ES256') =>
  new SignJWT(payload).setProtectedHeader({ alg }).sign(by);

function read(token: string, now = moment, proofs = new AccountProofs()) {
  if (!mine.key.proofKey) throw new Error('The key lacks its proof.');
  return proofs.read(mine.key, mine.key.proofKey, token, now);
}

describe('an account token', () => {
  test('proves its account, and a contact when it names one', async () => {
    expect(read(await sign(claims))).toMatchObject({ accountKey: 'acme', contactKey: undefined });
    expect(read(await sign({ ...claims, contact: 'ada' }))).toMatchObject({ contactKey: 'ada' });
  });

  test('holds until it expires, with a minute for clocks that differ, also when it was read before', async () => {
    const [token, proofs] = [await sign(claims), new AccountProofs()];
    expect(read(token, moment, proofs)).toMatchObject({ accountKey: 'acme' });
    expect(read(token, (seconds + 359) * 1_000, proofs)).toMatchObject({ accountKey: 'acme' });
    expect(read(token, (seconds + 360) * 1_000, proofs)).toMatch(/expired/);
  });

  test.each([
    ['lives too long', () => sign({ ...claims, exp: seconds + 3_700 }), /an hour at most/],
    ['is not valid yet', () => sign({ ...claims, nbf: seconds + 120 }), /not valid yet/],
    ['has no end', () => sign({ sub: 'acme' }), /no "exp"/],
    ['has no account', () => sign({ exp: seconds + 300 }), /no "sub"/],
    ['was signed by another', () => sign(claims, others.privateKey), /not signed with/],
    ['is not signed', () => `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify(claims))}.x`, /ES256/],
    ['is no token', () => 'nonsense', /not a JSON Web Token/],
    ['is endless', () => `${'a'.repeat(5_000)}.b.c`, /not a JSON Web Token/],
  ])('that %s proves nothing', async (_what, make, sentence) => {
    expect(read(await make())).toMatch(sentence);
  });

  test('that was read for one key does not hold for another', async () => {
    const [token, proofs] = [await sign(claims), new AccountProofs()];
    read(token, moment, proofs);
    if (!others.key.proofKey) throw new Error('The key lacks its proof.');
    expect(proofs.read(others.key, others.key.proofKey, token, moment)).toMatch(/not signed with/);
  });

  test('that was changed anywhere proves nothing, and never throws', async () => {
    const token = await sign(claims);
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.string({ maxLength: 3 }), (place, text) => {
        const changed = token.slice(0, place) + text + token.slice(place + 1);
        fc.pre(
          Buffer.from(changed.split('.')[2] ?? '', 'base64url').toString('base64url') !== token.split('.')[2],
        );
        expect(typeof read(changed)).toBe('string');
      }),
    );
  });
});
