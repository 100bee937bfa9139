import 'server-only';
import { AuthError, CredentialsSignin } from 'next-auth';
import { readEnv } from '#env.ts';
import { signIn } from '#server/auth/auth.ts';
import { CodeNeeded, TooManySignIns } from '#server/auth/authorize.ts';
import { oidcProvider } from '#server/auth/oidc-provider.ts';

/** The ticket for a code, or why nothing could be compared; nothing when it did not fit. */
type SignInAnswer = { readonly ticket: string } | { readonly error: string } | undefined;

const failed = 'Something went wrong on our side. Try again in a moment.';
const tooMany = 'Too many people sign in at this moment. Try again in a few seconds.';

/** Leaves for `redirectTo` when the password fits; comes back when it does not, or with a ticket when a code is needed. */
export async function tryPassword(
  email: string,
  password: string,
  redirectTo: string,
): Promise<SignInAnswer> {
  return trySignIn({ email, password, redirectTo });
}

/** Leaves for `redirectTo` when the code fits, and comes back when it does not. */
export async function tryCode(ticket: string, code: string, redirectTo: string): Promise<SignInAnswer> {
  return trySignIn({ ticket, code, redirectTo });
}

async function trySignIn(given: Readonly<Record<string, string>>): Promise<SignInAnswer> {
  try {
    await signIn('credentials', given);
  } catch (error) {
    if (error instanceof CodeNeeded) return { ticket: error.ticket };
    if (error instanceof TooManySignIns) return { error: tooMany };
    // What went wrong is in the log already: next-auth tells its logger before it throws.
    if (error instanceof AuthError && !(error instanceof CredentialsSignin)) return { error: failed };
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
