import { hkdfSync } from 'node:crypto';
import process from 'node:process';

/** A key of its own for one purpose, made from the house's secret: what signs one thing signs no other. */
export function derivedKey(purpose: string): Buffer {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error('There is no secret to sign with: set AUTH_SECRET.');
  return Buffer.from(hkdfSync('sha256', secret, '', `latchkey ${purpose}`, 32));
}
