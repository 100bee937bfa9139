import 'server-only';
import { AuthError } from 'next-auth';
import { readEnv } from '#env.ts';
import { signIn } from '#server/auth/auth.ts';
import { CodeNeeded } from '#server/auth/authorize.ts';
import { oidcProvider } from '#server/auth/oidc-provider.ts';

/** Leaves for `redirectTo` when the password fits; comes back when it does not, or with a ticket when a code is needed. */
export async function tryPassword(
  email: string,
  password: string,
  redirectTo: string,
): Promise<{ readonly ticket: string } | undefined> {
  return trySignIn({ email, password, redirectTo });
}

/** Leaves for `redirectTo` when the code fits, and comes back when it does not. */
export async function tryCode(ticket: string, code: string, redirectTo: string): Promise<void> {
  await trySignIn({ ticket, code, redirectTo });
}

async function trySignIn(given: Readonly<Record<string, string>>) {
  try {
    await signIn('credentials', given);
  } catch (error) {
    if (error instanceof CodeNeeded) return { ticket: error.ticket };
    if (!(error instanceof AuthError)) throw error;
  }
  return undefined;
}

export async function leaveForOidc(redirectTo: string): Promise<void> {
  await signIn('oidc', { redirectTo });
}

export function oidcName(): string | undefined {
  return oidcProvider(readEnv())?.name;
}
