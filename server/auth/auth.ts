import 'server-only';
import NextAuth, { type NextAuthConfig } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { readEnv } from '#env.ts';
import { findActiveUser } from '#server/auth/find-active-user.ts';
import { oidcProvider } from '#server/auth/oidc-provider.ts';
import { verifyCredentials } from '#server/auth/verify-credentials.ts';

const quietErrors = new Set(['CredentialsSignin', 'AccessDenied']);

let config: NextAuthConfig | undefined;

/** Made at the first request, so that building needs no settings. */
export const { handlers, auth, signIn, signOut } = NextAuth(() => {
  config ??= makeConfig();
  return config;
});

function makeConfig(): NextAuthConfig {
  const env = readEnv();
  const oidc = oidcProvider(env);
  return {
    secret: env.AUTH_SECRET,
    trustHost: true,
    session: { strategy: 'jwt', maxAge: 12 * 60 * 60 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        authorize: async ({ email, password }) =>
          (await verifyCredentials(String(email ?? ''), String(password ?? ''), new Date())) ?? null,
      }),
      ...(oidc ? [oidc] : []),
    ],
    callbacks: {
      signIn: async ({ account, profile }) =>
        account?.provider === 'credentials' || (await localUser(profile)) !== undefined,
      jwt: async ({ token, user, account, profile }) => {
        if (!account) return token;
        const id = account.provider === 'credentials' ? user.id : (await localUser(profile))?.id;
        return { sub: id ?? '', began: Date.now() };
      },
      session: ({ session, token }) => ({ ...session, user: { id: token.sub ?? '' }, began: beganAt(token) }),
    },
    logger: {
      error: (error) => {
        const type = 'type' in error ? String(error.type) : error.name;
        if (!quietErrors.has(type)) process.stderr.write(`sign-in: ${type}: ${error.message}\n`);
      },
    },
  };
}

declare module 'next-auth' {
  interface Session {
    /** When whoever it is signed in, in milliseconds. */
    began?: number;
  }
}

function beganAt(token: Readonly<Record<string, unknown>>): number {
  return typeof token.began === 'number' ? token.began : 0;
}

type Claims = { readonly email?: unknown; readonly email_verified?: unknown } | undefined;

async function localUser(profile: Claims) {
  if (typeof profile?.email !== 'string' || profile.email_verified === false) return undefined;
  return findActiveUser(profile.email);
}
