'use client';

import { useActionState } from 'react';
import { NewPasswordField } from '#components/auth/new-password-field.tsx';
import { Problem } from '#components/auth/problem.tsx';
import { SubmitButton } from '#components/auth/submit-button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';

interface WelcomeState {
  readonly problem?: { readonly field: string | undefined; readonly sentence: string };
  readonly code: string;
  readonly name: string;
  readonly email: string;
  readonly attempt: number;
}

interface WelcomeFormProps {
  readonly makeFirstAdmin: (state: WelcomeState, form: FormData) => Promise<WelcomeState>;
  readonly code: string;
}

export function WelcomeForm({ makeFirstAdmin, code }: WelcomeFormProps) {
  const [state, action] = useActionState(makeFirstAdmin, { code, name: '', email: '', attempt: 0 });
  const errorOf = (field: string) =>
    state.problem?.field === field ? { error: state.problem.sentence } : { error: undefined };
  return (
    <form action={action} className="grid gap-4">
      <div key={state.attempt} className="grid gap-4">
        <Field label="Your name" required {...errorOf('name')}>
          {(wired) => (
            <Input
              {...wired}
              name="name"
              autoComplete="name"
              defaultValue={state.name}
              required
              className="h-11"
            />
          )}
        </Field>
        <Field label="Email" required {...errorOf('email')}>
          {(wired) => (
            <Input
              {...wired}
              name="email"
              type="email"
              autoComplete="username"
              defaultValue={state.email}
              required
              className="h-11"
            />
          )}
        </Field>
        <NewPasswordField {...errorOf('password')} />
        <Field
          label="Setup code"
          hint="It stands in the server's log, so that no stranger comes first."
          required
          {...errorOf('code')}
        >
          {(wired) => (
            <Input
              {...wired}
              name="code"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              placeholder="xxxx-xxxx-xxxx"
              defaultValue={state.code}
              required
              className="h-11 font-mono"
            />
          )}
        </Field>
      </div>
      <Problem>
        {state.problem && state.problem.field === undefined ? state.problem.sentence : undefined}
      </Problem>
      <SubmitButton variant="primary">Open the house</SubmitButton>
      <p className="text-sm text-pretty text-muted">
        You get the roles Admin, Product manager, Engineer and Sales lead, so that you can try all of it. You
        take them away under Users and roles once others have them.
      </p>
    </form>
  );
}
