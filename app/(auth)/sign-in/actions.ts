'use server';

import { demoIsOn, demoPassword, demoPeople } from '#server/auth/demo-people.ts';
import { safeReturnPath } from '#server/auth/safe-return-path.ts';
import { leaveForOidc, tryCode, tryPassword } from '#server/auth/sign-in.ts';

export interface SignInState {
  readonly error?: string;
  readonly email?: string;
  /** The password was right; a code is asked for. */
  readonly ticket?: string;
  readonly attempt: number;
}

const refused = 'That email and password do not match. After ten tries, wait 15 minutes.';
const codeRefused =
  'That code does not fit. Type the next one; after a few minutes or ten tries, start again.';

/** First the password, then, for whoever has a second factor, the code. */
export async function signIn(state: SignInState, form: FormData): Promise<SignInState> {
  const text = (name: string) => String(form.get(name) ?? '');
  const returnTo = safeReturnPath(form.get('callbackUrl'));
  const attempt = state.attempt + 1;
  const ticket = text('ticket');
  if (ticket) {
    const answer = await tryCode(ticket, text('code'), returnTo);
    return { error: codeRefused, ...answer, ticket, attempt };
  }
  const demo = demoIsOn() ? demoPeople.find((person) => person.email === text('demo')) : undefined;
  const email = demo?.email ?? text('email');
  const answer = await tryPassword(email, demo ? demoPassword : text('password'), returnTo);
  if (answer && 'ticket' in answer) return { ...answer, attempt };
  return { error: refused, ...answer, email: demo ? '' : email, attempt };
}

export async function signInWithOidc(form: FormData): Promise<void> {
  await leaveForOidc(safeReturnPath(form.get('callbackUrl')));
}
