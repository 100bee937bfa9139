'use client';

import { useActionState } from 'react';
import { SubmitButton } from '#components/auth/submit-button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';

interface ResetState {
  readonly sent: boolean;
}

interface ResetFormProps {
  readonly askForLink: (state: ResetState, form: FormData) => Promise<ResetState>;
}

export function ResetForm({ askForLink }: ResetFormProps) {
  const [{ sent }, action] = useActionState(askForLink, { sent: false });
  return (
    <div aria-live="polite">
      {sent ? (
        <p className="max-w-[68ch] border-l-[3px] border-teal py-0.5 pl-3">
          If somebody here has this address and a password, a link is on its way to them. It holds for one
          hour.
        </p>
      ) : (
        <form action={action} className="grid gap-4">
          <Field label="Email">
            {(wired) => (
              <Input {...wired} name="email" type="email" autoComplete="username" required className="h-11" />
            )}
          </Field>
          <SubmitButton>Send me a link</SubmitButton>
        </form>
      )}
    </div>
  );
}
