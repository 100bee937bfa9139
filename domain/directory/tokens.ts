/** Tokens with which the company's directory is let in: `lk_scim_<id>_<secret>`. Only id and SHA-256 are stored. */
import type { Act } from '#domain/act.ts';
import { type Decision, refuse } from '#domain/decision.ts';

const form = /^lk_scim_([a-z0-9]{16})_[A-Za-z0-9_-]{43}$/;

/** Working tokens at the same time: one in use, the next one, and room for a second directory. */
const tokensAtMost = 5;

/** @param secret 32 random bytes in base64url. @param id 16 characters of [a-z0-9]. */
export function formatDirectoryToken(id: string, secret: string): string {
  return `lk_scim_${id}_${secret}`;
}

/** @returns its id, nothing when it can not be a token. */
export function directoryTokenId(token: string): string | undefined {
  return form.exec(token)?.[1];
}

export interface KeptToken {
  readonly id: string;
  readonly name: string;
  readonly revokedAt: Date | null;
}

/** Decides on a new token. */
export function makeDirectoryToken(
  { working }: { readonly working: number },
  { name }: { readonly name: string },
  { newId }: Act,
): Decision<{ readonly id: string; readonly name: string }> {
  if (working >= tokensAtMost)
    return refuse('conflict', `There are ${working} tokens that work. Revoke one that is not used first.`);
  const token = { id: newId().replaceAll('-', '').slice(0, 16), name };
  return { ok: true, next: token, events: [{ type: 'directory.token_made', token }] };
}

/** Decides on ending a token, for good. */
export function revokeDirectoryToken({ id, name, revokedAt }: KeptToken): Decision<null> {
  if (revokedAt) return refuse('conflict', `The token ${name} is revoked already.`);
  return { ok: true, next: null, events: [{ type: 'directory.token_revoked', token: { id, name } }] };
}
