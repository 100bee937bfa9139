import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import process from 'node:process';
import { parseEncryptionKeys } from '#env.ts';

/** Keeps secrets that Latchkey itself must read again: sealed with a key that is not in the database. */
export interface Sealer {
  /** @param purpose what it is and whose; it opens for the same purpose only, so no row's secret serves in another's place. */
  seal(secret: string, purpose: string): string;
  /** @throws when it was changed, was sealed for something else, or its key is not among the settings. */
  open(sealed: string, purpose: string): string;
  /** Whether the first key sealed it; else it waits to be sealed anew. */
  isCurrent(sealed: string): boolean;
}

const form = /^v1\.([0-9a-f]{8})\.([\w-]{16})\.([\w-]+)$/;
const tagLength = 16;

/** AES-256-GCM. @param keys 32 bytes each; the first seals, all open. */
export function createSealer(keys: readonly Buffer[]): Sealer {
  const named = keys.map((key) => ({ key, id: createHash('sha256').update(key).digest('hex').slice(0, 8) }));
  const [first] = named;
  if (!first) throw new Error('There is no key to seal secrets with: set ENCRYPTION_KEYS.');
  return {
    seal: (secret, purpose) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', first.key, nonce).setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `v1.${first.id}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`;
    },
    open: (sealed, purpose) => {
      const [, id, nonce = '', text = ''] = form.exec(sealed) ?? [];
      const known = named.find((one) => one.id === id);
      if (!known) throw new Error('A secret was sealed with a key that is not among ENCRYPTION_KEYS.');
      const bytes = Buffer.from(text, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', known.key, Buffer.from(nonce, 'base64url'));
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(-tagLength));
      return Buffer.concat([decipher.update(bytes.subarray(0, -tagLength)), decipher.final()]).toString(
        'utf8',
      );
    },
    isCurrent: (sealed) => form.exec(sealed)?.[1] === first.id,
  };
}

let shared: Sealer | undefined;

/** The sealer of this process's settings, made at first use. */
export function sealer(): Sealer {
  shared ??= createSealer(parseEncryptionKeys(process.env.ENCRYPTION_KEYS ?? ''));
  return shared;
}
