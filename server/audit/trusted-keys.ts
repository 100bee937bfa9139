import { createPublicKey, verify } from 'node:crypto';
import { type SignedCheckpoint, type SignedHead, signedForm } from '#domain/audit/heads.ts';
import { keyIdOf, type PublicKey } from './signing-keys.ts';

/** Clocks of several instances differ, and one may have waited for the other. */
const clocksApartMs = 60_000;
const block = /-----BEGIN PUBLIC KEY-----[\s\S]+?-----END PUBLIC KEY-----/g;

/** The public keys of a PEM file, which may hold several. */
export function keysOfPem(text: string): PublicKey[] {
  return (text.match(block) ?? []).map((pem) => {
    const key = createPublicKey(pem);
    return { id: keyIdOf(key), key };
  });
}

/** @returns what is wrong with its signature, as the end of a sentence; nothing when one of the keys made it. */
export function signatureProblem(
  { signature, ...signed }: SignedHead | SignedCheckpoint,
  keys: readonly PublicKey[],
): string | undefined {
  const known = keys.find(({ id }) => id === signed.keyId);
  if (!known) return `is signed with the key ${signed.keyId}, which is none of those that are trusted`;
  if (!verify(null, Buffer.from(signedForm(signed)), known.key, Buffer.from(signature, 'base64')))
    return `is not what the key ${signed.keyId} signed: it was forged or damaged`;
  const { retiredAt } = known;
  return retiredAt && Date.parse(signed.at) > retiredAt.getTime() + clocksApartMs
    ? `was signed with the key ${signed.keyId} after it was retired`
    : undefined;
}
