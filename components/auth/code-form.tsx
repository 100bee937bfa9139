'use client';

import { useState } from 'react';
import { Problem } from '#components/auth/problem.tsx';
import { SubmitButton } from '#components/auth/submit-button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';

interface CodeFormProps {
  readonly action: (form: FormData) => void;
  readonly ticket: string;
  readonly callbackUrl: string;
  readonly error: string | undefined;
  readonly attempt: number;
}

/** The second step: what the authenticator app shows, or a recovery code. */
export function CodeForm({ action, ticket, callbackUrl, error, attempt }: CodeFormProps) {
  const [recovers, setRecovers] = useState(false);
  /** What was wrong before is not said of another kind of code. */
  const [silencedAt, setSilencedAt] = useState<number>();
  return (
    <form action={action} className="grid gap-4">
      <input type="hidden" name="ticket" value={ticket} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <Field
        key={`${recovers}-${attempt}`}
        label={recovers ? 'Recovery code' : 'Code from your authenticator app'}
        hint={
          recovers ? 'One of those that you kept. Each works once.' : 'Six figures, new every 30 seconds.'
        }
      >
        {(wired) => (
          <Input
            {...wired}
            ref={(input) => input?.focus()}
            name="code"
            inputMode={recovers ? 'text' : 'numeric'}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={64}
            required
            className="h-11 font-mono"
          />
        )}
      </Field>
      <Problem slot="sign-in-error">{silencedAt === attempt ? undefined : error}</Problem>
      <SubmitButton>Sign in</SubmitButton>
      <div className="flex flex-wrap justify-between gap-x-5">
        <button
          type="button"
          className="underline-link min-h-11 text-sm"
          onClick={() => {
            setRecovers(!recovers);
            setSilencedAt(attempt);
          }}
        >
          {recovers ? 'Use the authenticator app' : 'Use a recovery code'}
        </button>
        <a href="/sign-in" className="underline-link inline-flex min-h-11 items-center text-sm">
          Start again
        </a>
      </div>
    </form>
  );
}
