import { hash } from 'node:crypto';

export function sha256(text: string | Buffer): string {
  return hash('sha256', text, 'hex');
}
