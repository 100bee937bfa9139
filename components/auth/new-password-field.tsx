'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { passwordRule } from '#domain/passwords.ts';

/** A password that is chosen now: it can be looked at, so that nobody types it twice. */
export function NewPasswordField({ error }: { readonly error: string | undefined }) {
  const [shown, setShown] = useState(false);
  return (
    <Field label="Password" hint={passwordRule} required error={error}>
      {(wired) => (
        <div className="flex gap-2">
          <Input
            {...wired}
            name="password"
            type={shown ? 'text' : 'password'}
            autoComplete="new-password"
            required
            className="h-11"
          />
          <Button
            aria-pressed={shown}
            aria-label="Show the password"
            onClick={() => setShown(!shown)}
            className="h-11 shrink-0 max-sm:h-12"
          >
            {shown ? 'Hide' : 'Show'}
          </Button>
        </div>
      )}
    </Field>
  );
}
