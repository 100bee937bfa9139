'use client';

import { useSyncExternalStore } from 'react';

const choices = {
  theme: ['system', 'light', 'dark'],
  rows: ['roomy', 'compact'],
  keys: ['on', 'off'],
} as const;

export type PreferenceName = keyof typeof choices;
export type Preference<Name extends PreferenceName> = (typeof choices)[Name][number];

const changed = 'latchkey-preference';

export function readPreference<Name extends PreferenceName>(name: Name): Preference<Name> {
  const allowed: readonly Preference<Name>[] = choices[name];
  try {
    const kept = localStorage.getItem(`latchkey-${name}`);
    return allowed.find((choice) => choice === kept) ?? (allowed[0] as Preference<Name>);
  } catch {
    return allowed[0] as Preference<Name>;
  }
}

export function keepPreference<Name extends PreferenceName>(name: Name, value: Preference<Name>): void {
  try {
    localStorage.setItem(`latchkey-${name}`, value);
  } catch {
    return;
  }
  window.dispatchEvent(new Event(changed));
}

export function usePreference<Name extends PreferenceName>(name: Name): Preference<Name> {
  return useSyncExternalStore(
    subscribe,
    () => readPreference(name),
    () => choices[name][0] as Preference<Name>,
  );
}

function subscribe(notify: () => void): () => void {
  window.addEventListener(changed, notify);
  window.addEventListener('storage', notify);
  return () => {
    window.removeEventListener(changed, notify);
    window.removeEventListener('storage', notify);
  };
}
