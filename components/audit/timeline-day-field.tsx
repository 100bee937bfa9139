'use client';

import { useState } from 'react';
import { isDay } from '#components/audit/timeline-filter.ts';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';

interface TimelineDayFieldProps {
  readonly label: string;
  readonly value: string | null;
  readonly min?: string | null;
  readonly max?: string | null;
  readonly onChange: (value: string | null) => void;
}

/** A day that is half typed stays in the field and filters nothing yet. */
export function TimelineDayField({ label, value, min, max, onChange }: TimelineDayFieldProps) {
  const [typed, setTyped] = useState(value ?? '');
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setTyped(value ?? '');
  }
  return (
    <Field label={label}>
      {(wired) => (
        <Input
          {...wired}
          type="date"
          {...(min ? { min } : {})}
          {...(max ? { max } : {})}
          value={typed}
          onChange={(event) => {
            const day = event.target.value;
            setTyped(day);
            if (day === '' || isDay(day)) onChange(day || null);
          }}
        />
      )}
    </Field>
  );
}
