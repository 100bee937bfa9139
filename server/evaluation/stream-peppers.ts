import { hkdfSync } from 'node:crypto';
import { parseEncryptionKeys } from '#env.ts';

/** What signs the addresses of event streams besides each key's own secret, from ENCRYPTION_KEYS and in their order. */
export function streamPeppers(encryptionKeys: string): string[] {
  return parseEncryptionKeys(encryptionKeys).map((key) =>
    Buffer.from(hkdfSync('sha256', key, '', 'latchkey event streams', 32)).toString('base64url'),
  );
}
