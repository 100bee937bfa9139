'use client';

import { useActionState } from 'react';
import { NewPasswordField } from '#components/auth/new-password-field.tsx';
import { Problem } from '#components/auth/problem.tsx';
import { SubmitButton } from '#components/auth/submit-button.tsx';

interface ChooseState {
  readonly problem?: { readonly field: 'password' | undefined; readonly sentence: string };
  readonly attempt: number;
}

interface ChoosePasswordFormProps {
  readonly choosePassword: (state: ChooseState, form: FormData) => Promise<ChooseState>;
  readonly token: string;
  readonly email: string;
}

export function ChoosePasswordForm({ choosePassword, token, email }: ChoosePasswordFormProps) {
  const [{ problem, attempt }, action] = useActionState(choosePassword, { attempt: 0 });
  const inField = problem?.field === 'password';
  return (
    <form action={action} className="grid gap-4">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <NewPasswordField key={attempt} error={inField ? problem?.sentence : undefined} />
      <Problem>{inField ? undefined : problem?.sentence}</Problem>
      <SubmitButton>Choose this password</SubmitButton>
    </form>
  );
}
