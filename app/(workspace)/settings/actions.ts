'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { choosePassword } from '#server/auth/choose-password.ts';
import { requestIdIn } from '#server/auth/from-browser.ts';

export interface PasswordState {
  readonly problem?: { readonly field: 'old' | 'next'; readonly sentence: string };
  readonly attempt: number;
}

/** The session goes on under another id: the page is asked for anew, with the cookie that says so. */
export async function chooseOwnPassword(state: PasswordState, form: FormData): Promise<PasswordState> {
  const typed = { old: String(form.get('old') ?? ''), next: String(form.get('next') ?? '') };
  const outcome = await choosePassword(typed, new Date(), requestIdIn(await headers()));
  if (outcome.ok) redirect('/settings?password=changed');
  return {
    problem: { field: outcome.field, sentence: outcome.sentence },
    attempt: state.attempt + 1,
  };
}
