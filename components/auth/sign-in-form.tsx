'use client';

import { useActionState } from 'react';
import { DemoPeople, type DemoPersonChoice } from '#components/auth/demo-people.tsx';
import { SubmitButton } from '#components/auth/submit-button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';

interface SignInState {
  readonly error?: string;
  readonly email?: string;
  readonly attempt: number;
}

interface SignInFormProps {
  readonly signInWithPassword: (state: SignInState, form: FormData) => Promise<SignInState>;
  readonly signInWithOidc: (form: FormData) => Promise<void>;
  readonly oidcName: string | undefined;
  readonly callbackUrl: string;
  readonly failedBefore: boolean;
  readonly demoPeople: readonly DemoPersonChoice[];
}

const failedElsewhere = 'That sign-in did not work. Try again, or ask your admin for access.';

export function SignInForm(props: SignInFormProps) {
  const { signInWithPassword, signInWithOidc, oidcName, callbackUrl, failedBefore, demoPeople } = props;
  const start: SignInState = failedBefore ? { error: failedElsewhere, attempt: 0 } : { attempt: 0 };
  const [state, action] = useActionState(signInWithPassword, start);
  const returnTo = <input type="hidden" name="callbackUrl" value={callbackUrl} />;
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
        <div aria-live="polite" data-slot="sign-in-error" className="empty:-mt-2">
          {state.error && (
            <p className="border-l-[3px] border-red py-0.5 pl-3 text-sm font-medium text-red">
              {state.error}
            </p>
          )}
        </div>
        <SubmitButton variant={oidcName ? 'outline' : 'primary'}>Sign in</SubmitButton>
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
