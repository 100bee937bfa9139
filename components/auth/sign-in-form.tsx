'use client';

import { lazy, Suspense, useActionState } from 'react';
import { DemoPeople, type DemoPersonChoice } from '#components/auth/demo-people.tsx';
import { Problem } from '#components/auth/problem.tsx';
import { SubmitButton } from '#components/auth/submit-button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';

interface SignInState {
  readonly error?: string;
  readonly email?: string;
  /** The password was right; a code is asked for. */
  readonly ticket?: string;
  readonly attempt: number;
}

interface SignInFormProps {
  readonly signIn: (state: SignInState, form: FormData) => Promise<SignInState>;
  readonly signInWithOidc: (form: FormData) => Promise<void>;
  readonly oidcName: string | undefined;
  readonly callbackUrl: string;
  readonly failedBefore: boolean;
  readonly demoPeople: readonly DemoPersonChoice[];
}

const failedElsewhere = 'That sign-in did not work. Try again, or ask your admin for access.';

const CodeForm = lazy(() =>
  import('#components/auth/code-form.tsx').then((module) => ({ default: module.CodeForm })),
);

export function SignInForm(props: SignInFormProps) {
  const { signIn, signInWithOidc, oidcName, callbackUrl, failedBefore, demoPeople } = props;
  const start: SignInState = failedBefore ? { error: failedElsewhere, attempt: 0 } : { attempt: 0 };
  const [state, action] = useActionState(signIn, start);
  const returnTo = <input type="hidden" name="callbackUrl" value={callbackUrl} />;
  if (state.ticket)
    return (
      <Suspense>
        <CodeForm
          action={action}
          ticket={state.ticket}
          callbackUrl={callbackUrl}
          error={state.error}
          attempt={state.attempt}
        />
      </Suspense>
    );
  return (
    <>
      {oidcName && (
        <form action={signInWithOidc}>
          {returnTo}
          <SubmitButton className="w-full">Continue with {oidcName}</SubmitButton>
          <Or />
        </form>
      )}
      <form action={action} className="grid gap-4">
        {returnTo}
        <div key={state.attempt} className="grid gap-4">
          <Field label="Email">
            {(wired) => (
              <Input
                {...wired}
                name="email"
                type="email"
                autoComplete="username"
                defaultValue={state.email ?? ''}
                required
                className="h-11"
              />
            )}
          </Field>
          <Field label="Password">
            {(wired) => (
              <Input
                {...wired}
                name="password"
                type="password"
                autoComplete="current-password"
                required
                className="h-11"
              />
            )}
          </Field>
        </div>
        <Problem slot="sign-in-error">{state.error}</Problem>
        <SubmitButton variant={oidcName ? 'outline' : 'primary'}>Sign in</SubmitButton>
        <a
          href="/reset"
          className="underline-link inline-flex min-h-11 items-center justify-self-start text-sm"
        >
          Forgot your password?
        </a>
      </form>
      {demoPeople.length > 0 && (
        <form action={action}>
          {returnTo}
          <DemoPeople people={demoPeople} />
        </form>
      )}
    </>
  );
}

function Or() {
  return (
    <div aria-hidden="true" className="my-5 flex items-center gap-3 text-sm text-muted">
      <span className="h-px flex-1 bg-rule" />
      or
      <span className="h-px flex-1 bg-rule" />
    </div>
  );
}
