'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { choosePasswordByLink } from '#server/auth/choose-by-link.ts';
import { requestIdIn } from '#server/auth/from-browser.ts';

export interface ChooseState {
  readonly problem?: { readonly field: 'password' | undefined; readonly sentence: string };
  readonly attempt: number;
}

export async function choosePassword(state: ChooseState, form: FormData): Promise<ChooseState> {
  const text = (name: string) => String(form.get(name) ?? '');
  const requestId = requestIdIn(await headers());
  const outcome = await choosePasswordByLink(text('token'), text('password'), new Date(), requestId);
  if (outcome.ok) redirect('/sign-in?chosen');
  return {
    problem: { field: outcome.field, sentence: outcome.sentence },
    attempt: state.attempt + 1,
  };
}
