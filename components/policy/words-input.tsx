'use client';

import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import type { Choice } from '#domain/policy-fields.ts';

interface WordsInputProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly choices: readonly Choice[];
  /** Other words may be written too. */
  readonly open: boolean;
  readonly onValueChange: (value: string[]) => void;
}

const mostChips = 8;

/** One or several words: chips to press where the choices are few, and a field for words of one's own. */
export function WordsInput({ label, value, choices, open, onValueChange }: WordsInputProps) {
  const asChips = choices.length <= mostChips ? choices : [];
  const others = value.filter((word) => !asChips.some((choice) => choice.value === word));
  const toggle = (word: string) =>
    onValueChange(value.includes(word) ? value.filter((one) => one !== word) : [...value, word]);
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-1.5">
      <legend className="sr-only">{label}</legend>
      {asChips.map((choice) => (
        <label
          key={choice.value}
          className="relative flex h-9 cursor-pointer items-center rounded-control border border-edge bg-raised px-2.5 text-base font-semibold transition-colors select-none hover:border-ink has-checked:border-teal has-checked:bg-teal-tint has-checked:text-teal has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-teal max-sm:h-11 max-sm:px-3.5"
        >
          <input
            type="checkbox"
            checked={value.includes(choice.value)}
            onChange={() => toggle(choice.value)}
            className="absolute inset-0 cursor-pointer appearance-none opacity-0"
          />
          {choice.label}
        </label>
      ))}
      {others.map((word) => (
        <Button
          key={word}
          aria-label={`Remove ${word}`}
          className="border-teal bg-teal-tint px-2.5 text-teal"
          onClick={() => toggle(word)}
        >
          {choices.find((choice) => choice.value === word)?.label ?? word}
          <X aria-hidden="true" />
        </Button>
      ))}
      {open && (
        <WordField
          label={label}
          choices={asChips.length > 0 ? [] : choices.filter((choice) => !value.includes(choice.value))}
          onWord={(word) => value.includes(word) || onValueChange([...value, word])}
        />
      )}
    </fieldset>
  );
}

interface WordFieldProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly onWord: (word: string) => void;
}

function WordField({ label, choices, onWord }: WordFieldProps) {
  const listId = useId();
  const [typed, setTyped] = useState('');
  const meant = (text: string) =>
    choices.find(({ value, label: name }) => value === text || name.toLowerCase() === text.toLowerCase());

  function add(text: string) {
    const word = text.trim();
    if (word === '') return;
    onWord(meant(word)?.value ?? word);
    setTyped('');
  }

  return (
    <span className="flex w-44 max-sm:w-full">
      <Input
        aria-label={`Add to ${label}`}
        list={choices.length > 0 ? listId : undefined}
        placeholder={choices.length > 0 ? 'Add one' : 'Add another'}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={typed}
        onChange={(event) => {
          const text = event.target.value;
          if (choices.some(({ value }) => value === text)) add(text);
          else setTyped(text);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ',') return;
          event.preventDefault();
          add(typed);
        }}
        onBlur={() => add(typed)}
      />
      {choices.length > 0 && (
        <datalist id={listId}>
          {choices.map(({ value, label: name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </datalist>
      )}
    </span>
  );
}
