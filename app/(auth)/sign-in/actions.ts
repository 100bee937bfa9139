'use server';

import { demoIsOn, demoPassword, demoPeople } from '#server/auth/demo-people.ts';
import { safeReturnPath } from '#server/auth/safe-return-path.ts';
import { leaveForOidc, tryPassword } from '#server/auth/sign-in.ts';

export interface SignInState {
  readonly error?: string;
  readonly email?: string;
  readonly attempt: number;
}

const refused = 'That email and password do not match. After ten tries, wait 15 minutes.';

export async function signInWithPassword(state: SignInState, form: FormData): Promise<SignInState> {
  const demoEmail = String(form.get('demo') ?? '');
  const demo = demoIsOn() ? demoPeople.find((person) => person.email === demoEmail) : undefined;
  const email = demo?.email ?? String(form.get('email') ?? '');
  const password = demo ? demoPassword : String(form.get('password') ?? '');
  await tryPassword(email, password, safeReturnPath(form.get('callbackUrl')));
  return { error: refused, email: demo ? '' : email, attempt: state.attempt + 1 };
}

export async function signInWithOidc(form: FormData): Promise<void> {
  await leaveForOidc(safeReturnPath(form.get('callbackUrl')));
}
