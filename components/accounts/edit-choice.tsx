import type { ReactNode } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';

interface EditChoiceProps {
  readonly label: string;
  readonly error: string | undefined;
  readonly hint?: string | undefined;
  readonly field: UseFormRegisterReturn;
  readonly children: ReactNode;
}

export function EditChoice({ label, error, hint, field, children }: EditChoiceProps) {
  return (
    <Field label={label} error={error} {...(hint ? { hint } : {})}>
      {(wired) => (
        <Select {...wired} {...field}>
          {children}
        </Select>
      )}
    </Field>
  );
}
