'use client';

import { useEffect, useState } from 'react';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { longestTimelineText } from '#domain/timeline-text.ts';

interface TimelineTextFieldProps {
  readonly value: string | null;
  readonly onChange: (text: string | null) => void;
}

const settlesAfterMs = 350;

/** Filters once the typing stops for a moment. */
export function TimelineTextField({ value, onChange }: TimelineTextFieldProps) {
  const [typed, setTyped] = useState(value ?? '');
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setTyped(value ?? '');
  }
  const wanted = typed.trim() || null;
  useEffect(() => {
    if (wanted === value) return;
    const timer = setTimeout(() => {
      setSeen(wanted);
      onChange(wanted);
    }, settlesAfterMs);
    return () => clearTimeout(timer);
  }, [wanted, value, onChange]);
  return (
    <Field label="Words">
      {(wired) => (
        <Input
          {...wired}
          type="search"
          autoComplete="off"
          maxLength={longestTimelineText}
          placeholder="In names and reasons"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
    </Field>
  );
}
