'use client';

import { keepPreference, usePreference } from '#components/shell/preferences.ts';
import { ChipGroup } from '#components/ui/chip-group.tsx';

const themes = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'system', label: 'System' },
] as const;

export function ThemeChoice() {
  const theme = usePreference('theme');
  return (
    <ChipGroup
      label="Theme"
      chips={themes}
      value={theme}
      onValueChange={(value) => keepPreference('theme', value)}
    />
  );
}
