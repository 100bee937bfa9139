import 'server-only';
import type { OIDCConfig } from 'next-auth/providers';
import type { Env } from '#env.ts';

/** Set when the house has its own sign-in; people are matched by e-mail and are never created by it. */
export function oidcProvider(env: Env): OIDCConfig<Record<string, unknown>> | undefined {
  if (!env.OIDC_ISSUER || !env.OIDC_CLIENT_ID || !env.OIDC_CLIENT_SECRET) return undefined;
  return {
    id: 'oidc',
    name: 'single sign-on',
    type: 'oidc',
    issuer: env.OIDC_ISSUER,
    clientId: env.OIDC_CLIENT_ID,
    clientSecret: env.OIDC_CLIENT_SECRET,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope: 'openid email profile' } },
  };
}
