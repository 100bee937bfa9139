import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

const fixed: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy':
    'camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), serial=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

/** A year; browsers keep to https for that long. */
const strictTransport = 'max-age=31536000';

interface About {
  readonly dev: boolean;
  /** AUTH_URL. */
  readonly publicUrl: string | undefined;
}

/** Next reads the nonce from the request's policy and puts it on the scripts and styles that it renders. */
export function setPageHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  { dev, publicUrl }: About,
): void {
  const policy = contentSecurityPolicy(randomBytes(16).toString('base64'), dev);
  request.headers['content-security-policy'] = policy;
  request.headers['x-latchkey-path'] = request.url ?? '/';
  response.setHeader('content-security-policy', policy);
  for (const [name, value] of Object.entries(fixed)) response.setHeader(name, value);
  if (publicUrl?.startsWith('https:')) response.setHeader('strict-transport-security', strictTransport);
}

/** @param dev hot reload evaluates code and talks over a socket. */
export function contentSecurityPolicy(nonce: string, dev: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
