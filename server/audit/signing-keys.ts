import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { asc, desc, isNull, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { signingKeys } from '#db/schema/audit-trust.ts';
import { type CheckpointToSign, type HeadToSign, signedForm } from '#domain/audit/heads.ts';
import { signingKeyPurpose } from '#server/secrets/sealed-columns.ts';
import { sealer } from '#server/secrets/sealer.ts';
import { sha256 } from './sha256.ts';

export interface PublicKey {
  readonly id: string;
  readonly key: KeyObject;
  /** What it signed later counts for nothing. */
  readonly retiredAt?: Date | undefined;
}

export interface Signer extends PublicKey {
  /** Adds the signature, Ed25519 in base64. */
  signed<One extends Omit<HeadToSign, 'keyId'> | Omit<CheckpointToSign, 'keyId'>>(
    what: One,
  ): One & { readonly keyId: string; readonly signature: string };
}

type Reading = Database | Transaction;
type Row = typeof signingKeys.$inferSelect;

/** The first 16 digits of the SHA-256 of the key as SubjectPublicKeyInfo. */
export function keyIdOf(key: KeyObject): string {
  return fingerprintOf(key).slice(0, 16);
}

export function fingerprintOf(key: KeyObject): string {
  return sha256(key.export({ type: 'spki', format: 'der' }));
}

export function pemOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

/** The key that signs now, made when there is none: whoever comes at the same time gets the same one. */
export async function signerOf(tx: Transaction, now: Date): Promise<Signer> {
  await lockKeys(tx);
  const [newest] = await tx
    .select()
    .from(signingKeys)
    .where(isNull(signingKeys.retiredAt))
    .orderBy(desc(signingKeys.createdAt))
    .limit(1);
  return newest ? opened(newest) : makeKey(tx, now);
}

/** Another key signs from now on; the old ones stay known, so that what they signed can be verified. */
export async function renewSigner(tx: Transaction, now: Date): Promise<Signer> {
  await lockKeys(tx);
  await tx.update(signingKeys).set({ retiredAt: now }).where(isNull(signingKeys.retiredAt));
  return makeKey(tx, now);
}

/** Every key that the house signed with, the newest first. */
export async function publicKeysOf(db: Reading): Promise<PublicKey[]> {
  const rows = await db
    .select({ publicKey: signingKeys.publicKey, retiredAt: signingKeys.retiredAt })
    .from(signingKeys)
    .orderBy(sql`${signingKeys.retiredAt} is not null`, desc(signingKeys.createdAt), asc(signingKeys.id));
  return rows.map(({ publicKey, retiredAt }) => {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
    return { id: keyIdOf(key), key, retiredAt: retiredAt ?? undefined };
  });
}

async function lockKeys(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('latchkey.signing_keys'))`);
}

async function makeKey(tx: Transaction, now: Date): Promise<Signer> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const id = keyIdOf(publicKey);
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  const row: Row = {
    id,
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    sealedPrivateKey: sealer().seal(secret, signingKeyPurpose(id)),
    createdAt: now,
    retiredAt: null,
  };
  await tx.insert(signingKeys).values(row);
  return opened(row);
}

function opened({ id, sealedPrivateKey }: Row): Signer {
  const der = Buffer.from(sealer().open(sealedPrivateKey, signingKeyPurpose(id)), 'base64');
  const privateKey = createPrivateKey({ key: der, type: 'pkcs8', format: 'der' });
  return {
    id,
    key: createPublicKey(privateKey),
    signed: (what) => {
      const named = { ...what, keyId: id };
      return {
        ...named,
        signature: sign(null, Buffer.from(signedForm(named)), privateKey).toString('base64'),
      };
    },
  };
}
