import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Known } from '#server/auth/verify-credentials.ts';
import { derivedKey } from '#server/secrets/derived-key.ts';

const holdsMs = 5 * 60_000;
const form = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,15})\.([\w-]{43})$/;

/**
 * Says for five minutes that somebody's password was right, so that it need not be typed again with the code. It opens
 * nothing by itself, and is worth nothing once the password is another.
 */
export function ticketFor(known: Known, now: Date): string {
  const until = now.getTime() + holdsMs;
  return `${known.id}.${until}.${signature(known, until).toString('base64url')}`;
}

export function holderOf(ticket: string): string | undefined {
  return form.exec(ticket)?.[1];
}

export function isTicketOf(known: Known, ticket: string, now: Date): boolean {
  const [, id, until = '', signed = ''] = form.exec(ticket) ?? [];
  if (id !== known.id || Number(until) <= now.getTime()) return false;
  return timingSafeEqual(signature(known, Number(until)), Buffer.from(signed, 'base64url'));
}

function signature({ id, passwordHash }: Known, until: number): Buffer {
  const said = [id, until, passwordHash].join('\n');
  return createHmac('sha256', derivedKey('sign-in ticket')).update(said).digest();
}
