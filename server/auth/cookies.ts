import type { NextAuthConfig } from 'next-auth';

type Cookies = NonNullable<NextAuthConfig['cookies']>;

const names = {
  sessionToken: 'session',
  csrfToken: 'csrf',
  callbackUrl: 'return-to',
  pkceCodeVerifier: 'pkce',
  state: 'state',
  nonce: 'nonce',
} as const;

/**
 * Over https no subdomain and no plain connection can plant a cookie: browsers take `__Host-` only from this very host.
 * They refuse that name without https, where it is for trying things out and next-auth's own names do.
 */
export function cookiesFor(publicUrl: string | undefined): Cookies {
  if (!publicUrl?.startsWith('https:')) return {};
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: true } as const;
  return Object.fromEntries(
    Object.entries(names).map(([kind, name]) => [kind, { name: `__Host-latchkey.${name}`, options }]),
  );
}
