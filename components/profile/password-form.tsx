'use client';

import { useActionState, useEffect } from 'react';
import { SubmitButton } from '#components/auth/submit-button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { toast } from '#components/ui/toast.ts';
import { passwordRule } from '#domain/passwords.ts';

interface PasswordState {
  readonly problem?: { readonly field: 'old' | 'next'; readonly sentence: string };
  readonly attempt: number;
}
export type ChoosePassword = (state: PasswordState, form: FormData) => Promise<PasswordState>;

interface PasswordFormProps {
  readonly choosePassword: ChoosePassword;
  /** It was changed just now, and the page came anew. */
  readonly changed: boolean;
}

export function PasswordForm({ choosePassword, changed }: PasswordFormProps) {
  const [state, action] = useActionState(choosePassword, { attempt: 0 });
  useEffect(() => {
    if (!changed || window.location.search === '') return;
    toast('Your password is changed. Your other browsers are signed out.');
    window.history.replaceState(null, '', '/settings');
  }, [changed]);
  const errorOf = (field: 'old' | 'next') =>
    state.problem?.field === field ? state.problem.sentence : undefined;
  return (
    <form action={action} className="grid gap-4 sm:max-w-80">
      <div key={state.attempt} className="grid gap-4">
        <Field label="Password now" required error={errorOf('old')}>
          {(wired) => (
            <Input {...wired} name="old" type="password" autoComplete="current-password" required />
          )}
        </Field>
        <Field label="New password" hint={passwordRule} required error={errorOf('next')}>
          {(wired) => <Input {...wired} name="next" type="password" autoComplete="new-password" required />}
        </Field>
      </div>
      <SubmitButton variant="outline" size="md" className="justify-self-start max-sm:w-full">
        Change password
      </SubmitButton>
    </form>
  );
}
