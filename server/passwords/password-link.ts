import { createHmac, timingSafeEqual } from 'node:crypto';
import { derivedKey } from '#server/secrets/derived-key.ts';

/** A row of `password_links`, as far as its link vouches for it. */
export interface PasswordLink {
  readonly id: string;
  readonly userId: string;
  readonly purpose: 'reset' | 'invitation';
  readonly expiresAt: Date;
}

const form = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** What the e-mail carries: the row's name and a signature, so nothing that the database knows makes a link. */
export function passwordToken(link: PasswordLink): string {
  return `${link.id}.${signatureOf(link).toString('base64url')}`;
}

/** The row that a token claims to be for. */
export function linkIdIn(token: string): string | undefined {
  return form.exec(token)?.[1];
}

export function isTokenFor(link: PasswordLink, token: string): boolean {
  const given = Buffer.from(form.exec(token)?.[2] ?? '', 'base64url');
  const signature = signatureOf(link);
  return given.length === signature.length && timingSafeEqual(given, signature);
}

function signatureOf({ id, userId, purpose, expiresAt }: PasswordLink): Buffer {
  const said = [id, userId, purpose, expiresAt.toISOString()].join('\n');
  return createHmac('sha256', derivedKey('password link')).update(said).digest();
}
