'use client';

import { useState } from 'react';
import { rulesInJson } from '#components/policy/json-errors.ts';
import { Field } from '#components/ui/field.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import type { Rule } from '#domain/policy.ts';

interface JsonEditorProps {
  readonly value: readonly Rule[];
  readonly onChange: (rules: Rule[]) => void;
}

/** The same draft as text. What can not be read stays on the screen, and the draft stays as it last could be. */
export function JsonEditor({ value, onChange }: JsonEditorProps) {
  const [text, setText] = useState(() => written(value));
  const read = rulesInJson(text);
  const errors = 'errors' in read ? read.errors : [];
  return (
    <Field
      label="Rules as JSON"
      hideLabel
      hint={
        errors.length > 0
          ? 'Until it can be read, the draft stays as it was before.'
          : 'Every change goes into the draft at once.'
      }
      error={errors.map(({ line, sentence }) => `Line ${line}. ${sentence}`).join('\n') || undefined}
    >
      {(wired) => (
        <Textarea
          {...wired}
          spellCheck={false}
          autoCapitalize="off"
          rows={20}
          className="max-h-[70vh] font-mono text-sm max-sm:text-[1rem]"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            const next = rulesInJson(event.target.value);
            if ('rules' in next) onChange(next.rules);
          }}
        />
      )}
    </Field>
  );
}

function written(rules: readonly Rule[]): string {
  const plain = rules.map(({ text, when, outcome }) => ({
    text,
    when: when.map(({ field, op, value }) => ({ field, op, value })),
    outcome,
  }));
  return JSON.stringify(plain, null, 2);
}
