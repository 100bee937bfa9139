'use client';

import { type Kind, kindNames, kinds } from '#domain/audit/kinds.ts';

interface TimelineKindFieldProps {
  readonly value: readonly Kind[] | null;
  readonly onChange: (value: Kind[] | null) => void;
}

/** None chosen is every kind. */
export function TimelineKindField({ value, onChange }: TimelineKindFieldProps) {
  const chosen = value ?? [];
  function turn(kind: Kind, on: boolean) {
    const next = kinds.filter((one) => (one === kind ? on : chosen.includes(one)));
    onChange(next.length > 0 ? next : null);
  }
  return (
    <fieldset className="col-span-full">
      <legend className="mb-1.5 text-sm font-semibold">Kinds</legend>
      <div className="flex flex-wrap gap-1.5">
        {kinds.map((kind) => (
          <label
            key={kind}
            className="relative flex h-8 cursor-pointer items-center rounded-control border border-edge px-2.5 text-sm font-semibold whitespace-nowrap text-ink transition-colors select-none hover:border-ink has-checked:border-teal has-checked:bg-teal-tint has-checked:text-teal has-focus-visible:outline-2 has-focus-visible:outline-teal has-focus-visible:outline-offset-2 max-sm:h-11 max-sm:px-3.5 max-sm:text-base"
          >
            <input
              type="checkbox"
              checked={chosen.includes(kind)}
              onChange={(event) => turn(kind, event.target.checked)}
              className="absolute inset-0 cursor-pointer appearance-none opacity-0"
            />
            {kindNames[kind]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
