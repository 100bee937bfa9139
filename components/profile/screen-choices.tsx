'use client';

import { keepPreference, usePreference } from '#components/shell/preferences.ts';
import { ThemeChoice } from '#components/shell/theme-choice.tsx';
import { ChipGroup } from '#components/ui/chip-group.tsx';

const rowChoices = [
  { value: 'roomy', label: 'Roomy' },
  { value: 'compact', label: 'Compact' },
] as const;
const keyChoices = [
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
] as const;

/** How this browser shows things to whoever sits at it. */
export function ScreenChoices() {
  const rows = usePreference('rows');
  const keys = usePreference('keys');
  return (
    <div className="grid gap-x-10 gap-y-5 sm:flex sm:flex-wrap">
      <div>
        <p className="mb-1.5 text-sm font-semibold">Theme</p>
        <ThemeChoice />
      </div>
      <div>
        <p className="mb-1.5 text-sm font-semibold">Rows</p>
        <ChipGroup
          label="Rows"
          chips={rowChoices}
          value={rows}
          onValueChange={(value) => keepPreference('rows', value)}
        />
      </div>
      <div>
        <p className="mb-1.5 text-sm font-semibold">Single-key shortcuts</p>
        <ChipGroup
          label="Single-key shortcuts"
          chips={keyChoices}
          value={keys}
          onValueChange={(value) => keepPreference('keys', value)}
        />
      </div>
    </div>
  );
}
