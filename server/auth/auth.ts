import 'server-only';
import { headers } from 'next/headers';
import NextAuth, { type NextAuthConfig } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { sessionHours } from '#domain/sessions.ts';
import { readEnv } from '#env.ts';
import { authorize } from '#server/auth/authorize.ts';
import { causeInWords } from '#server/auth/cause-in-words.ts';
import { closeSession } from '#server/auth/close-session.ts';
import { cookiesFor } from '#server/auth/cookies.ts';
import { fromBrowser, requestIdIn } from '#server/auth/from-browser.ts';
import { oidcProvider } from '#server/auth/oidc-provider.ts';
import { admitSignedOn, signedOnUser } from '#server/auth/oidc-sign-on.ts';
import { openSession } from '#server/auth/open-session.ts';
import { sessionHandedOver } from '#server/auth/renewed-cookie.ts';

const quietErrors = new Set(['CredentialsSignin', 'AccessDenied']);

let config: NextAuthConfig | undefined;

/** Made at the first request, so that building needs no settings. */
export const {
  handlers,
  auth,
  signIn,
  signOut,
  unstable_update: renewCookie,
} = NextAuth(() => {
  config ??= makeConfig();
  return config;
});

function makeConfig(): NextAuthConfig {
  const env = readEnv();
  const oidc = oidcProvider(env);
  return {
    secret: env.AUTH_SECRET,
    trustHost: true,
    session: { strategy: 'jwt', maxAge: sessionHours * 60 * 60 },
    cookies: cookiesFor(env.AUTH_URL),
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({ credentials: { email: {}, password: {}, ticket: {}, code: {} }, authorize }),
      ...(oidc ? [oidc] : []),
    ],
    callbacks: {
      signIn: async ({ account, profile }) => {
        if (account?.provider === 'credentials') return true;
        const from = { idToken: account?.id_token, profile };
        const refusal = await admitSignedOn(from, new Date(), requestIdIn(await headers()));
        return refusal ? `/sign-in?refused=${refusal}` : true;
      },
      jwt: async ({ token, user, account, profile, trigger }) => {
        const now = new Date();
        if (account?.provider === 'credentials') return held(user.id, user.sessionId);
        if (account) {
          const id = await signedOnUser({ idToken: account.id_token, profile });
          if (!id) return null;
          const signIn = { userId: id, method: 'single_sign_on', ...fromBrowser(await headers()) } as const;
          return held(id, await openSession(signIn, now));
        }
        const renewed = sessionHandedOver();
        return trigger === 'update' && renewed ? held(token.sub, renewed) : token;
      },
      session: ({ session, token }) => ({
        ...session,
        user: { id: token.sub ?? '' },
        sessionId: sessionIn(token),
      }),
    },
    events: {
      signOut: async (message) => {
        if ('token' in message && message.token) await closeSession(sessionIn(message.token), new Date());
      },
    },
    logger: {
      error: (error) => {
        const type = 'type' in error ? String(error.type) : error.name;
        if (!quietErrors.has(type)) process.stderr.write(`sign-in: ${type}: ${causeInWords(error)}\n`);
      },
    },
  };
}

declare module 'next-auth' {
  interface Session {
    /** Which of the person's sessions it is; the database says whether it still holds. */
    sessionId?: string;
  }
  interface User {
    sessionId?: string;
  }
}

/** What the cookie carries, sealed by next-auth; nothing, so no cookie, when no session could be opened. */
function held(userId: string | undefined, sessionId: string | undefined) {
  return userId && sessionId ? { sub: userId, sid: sessionId } : null;
}

function sessionIn(token: Readonly<Record<string, unknown>>): string {
  return typeof token.sid === 'string' ? token.sid : '';
}
