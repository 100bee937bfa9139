import 'server-only';
import type { OIDCConfig } from 'next-auth/providers';
import type { Env } from '#env.ts';

/** Set when the house has its own sign-in. What the provider says of somebody is asked for as well: some say it only there. */
export function oidcProvider(env: Env): OIDCConfig<Record<string, unknown>> | undefined {
  if (!env.OIDC_ISSUER || !env.OIDC_CLIENT_ID || !env.OIDC_CLIENT_SECRET) return undefined;
  return {
    id: 'oidc',
    name: env.OIDC_NAME,
    type: 'oidc',
    issuer: env.OIDC_ISSUER,
    clientId: env.OIDC_CLIENT_ID,
    clientSecret: env.OIDC_CLIENT_SECRET,
    checks: ['pkce', 'state', 'nonce'],
    idToken: false,
    authorization: { params: { scope: env.OIDC_SCOPE } },
    profile: ({ sub }) => ({ id: String(sub) }),
  };
}
