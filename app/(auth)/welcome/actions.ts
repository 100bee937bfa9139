'use server';

import { headers } from 'next/headers';
import { becomeFirstAdmin } from '#server/auth/first-run.ts';
import { requestIdIn } from '#server/auth/from-browser.ts';
import { tryPassword } from '#server/auth/sign-in.ts';

export interface WelcomeState {
  readonly problem?: { readonly field: string | undefined; readonly sentence: string };
  readonly code: string;
  readonly name: string;
  readonly email: string;
  readonly attempt: number;
}

export async function makeFirstAdmin(state: WelcomeState, form: FormData): Promise<WelcomeState> {
  const text = (field: string) => String(form.get(field) ?? '');
  const [name, email, password, code] = [text('name'), text('email'), text('password'), text('code')];
  const requestId = requestIdIn(await headers());
  const outcome = await becomeFirstAdmin({ name, email, password }, code, new Date(), requestId);
  if (outcome.ok) await tryPassword(outcome.email, password, '/');
  const sentence = outcome.ok ? 'You are the first admin now. Sign in.' : outcome.sentence;
  const field = outcome.ok ? undefined : outcome.field;
  return { problem: { field, sentence }, code, name, email, attempt: state.attempt + 1 };
}
