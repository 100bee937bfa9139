import type { UseFormRegisterReturn } from 'react-hook-form';
import { capital } from '#domain/capital.ts';

interface ChoiceChipsProps {
  readonly legend: string;
  readonly choices: readonly string[];
  readonly field: UseFormRegisterReturn;
}

/** Any of several; none chosen means it does not matter. */
export function ChoiceChips({ legend, choices, field }: ChoiceChipsProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-semibold">{legend}</legend>
      <div className="flex flex-wrap gap-1.5">
        {choices.map((choice) => (
          <label
            key={choice}
            className="relative flex h-9 cursor-pointer items-center rounded-control border border-edge px-3 text-base font-semibold transition-colors select-none hover:border-ink has-checked:border-teal has-checked:bg-teal-tint has-checked:text-teal has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-teal max-sm:h-11 max-sm:px-3.5"
          >
            <input
              type="checkbox"
              value={choice}
              className="absolute inset-0 cursor-pointer appearance-none opacity-0"
              {...field}
            />
            {capital(choice)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
