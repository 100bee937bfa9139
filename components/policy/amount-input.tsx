'use client';

import { type ComponentProps, useState } from 'react';
import { Input } from '#components/ui/input.tsx';

interface AmountInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange'> {
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  readonly onValueChange: (value: number) => void;
}

/** Digits only; left empty it takes back the last whole number. */
export function AmountInput({
  value,
  least = 0,
  most = 1_000_000_000,
  onValueChange,
  ...props
}: AmountInputProps) {
  const [typed, setTyped] = useState(String(value));
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setTyped(String(value));
  }
  return (
    <Input
      {...props}
      inputMode="numeric"
      autoComplete="off"
      value={typed}
      onChange={(event) => {
        const digits = event.target.value.replaceAll(/\D/g, '').slice(0, 10);
        setTyped(digits);
        const amount = Number(digits);
        if (digits === '' || amount < least || amount > most) return;
        setSeen(amount);
        onValueChange(amount);
      }}
      onBlur={() => setTyped(String(value))}
    />
  );
}
