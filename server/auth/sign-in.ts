import 'server-only';
import { AuthError } from 'next-auth';
import { readEnv } from '#env.ts';
import { signIn } from '#server/auth/auth.ts';
import { oidcProvider } from '#server/auth/oidc-provider.ts';

/** Leaves for `redirectTo` when the password fits, and comes back when it does not. */
export async function tryPassword(email: string, password: string, redirectTo: string): Promise<void> {
  try {
    await signIn('credentials', { email, password, redirectTo });
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
  }
}

export async function leaveForOidc(redirectTo: string): Promise<void> {
  await signIn('oidc', { redirectTo });
}

export function oidcName(): string | undefined {
  return oidcProvider(readEnv())?.name;
}
