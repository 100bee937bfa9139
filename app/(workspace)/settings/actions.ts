'use server';

import { choosePassword } from '#server/auth/choose-password.ts';

export interface PasswordState {
  readonly problem?: { readonly field: 'old' | 'next'; readonly sentence: string };
  readonly done: boolean;
  readonly attempt: number;
}

export async function chooseOwnPassword(state: PasswordState, form: FormData): Promise<PasswordState> {
  const typed = { old: String(form.get('old') ?? ''), next: String(form.get('next') ?? '') };
  const outcome = await choosePassword(typed, new Date());
  const attempt = state.attempt + 1;
  if (outcome.ok) return { done: true, attempt };
  return { problem: { field: outcome.field, sentence: outcome.sentence }, done: false, attempt };
}
