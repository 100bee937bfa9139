'use client';

import { useId } from 'react';
import { cn } from '#components/ui/class-names.ts';

interface ChipGroupProps<Value extends string> {
  readonly label: string;
  readonly chips: readonly { readonly value: Value; readonly label: string }[];
  readonly value: string;
  readonly onValueChange: (value: Value) => void;
  readonly className?: string;
}

export function ChipGroup<Value extends string>({
  label,
  chips,
  value,
  onValueChange,
  className,
}: ChipGroupProps<Value>) {
  const name = useId();
  return (
    <fieldset data-slot="chip-group" className={cn('flex flex-wrap gap-1.5', className)}>
      <legend className="sr-only">{label}</legend>
      {chips.map((chip) => (
        <label
          key={chip.value}
          className="relative flex h-9 cursor-pointer items-center rounded-control border border-edge px-3 text-base font-semibold whitespace-nowrap text-ink transition-colors select-none hover:border-ink has-checked:border-teal has-checked:bg-teal-tint has-checked:text-teal has-focus-visible:outline-2 has-focus-visible:outline-teal has-focus-visible:outline-offset-2 max-sm:h-11 max-sm:px-3.5"
        >
          <input
            type="radio"
            name={name}
            value={chip.value}
            checked={chip.value === value}
            onChange={() => onValueChange(chip.value)}
            className="absolute inset-0 cursor-pointer appearance-none opacity-0"
          />
          {chip.label}
        </label>
      ))}
    </fieldset>
  );
}
