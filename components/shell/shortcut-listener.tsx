'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { isUsable, places } from '#components/shell/places.ts';
import { readPreference } from '#components/shell/preferences.ts';
import {
  moveInList,
  opensByEnter,
  pressShortcut,
  sendForm,
  topDialog,
  typesText,
} from '#components/shell/shortcut-targets.ts';
import type { TypeAhead } from '#components/shell/type-ahead.ts';
import type { Role } from '#domain/permissions.ts';

const chordMs = 1200;

interface ShortcutListenerProps {
  readonly openPalette: () => void;
  readonly openHelp: () => void;
  readonly ahead: TypeAhead;
  readonly roles: readonly Role[];
}

export function ShortcutListener({ openPalette, openHelp, ahead, roles }: ShortcutListenerProps) {
  const router = useRouter();
  useEffect(() => {
    let goUntil = 0;

    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return;
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        openPalette();
        return;
      }
      if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
        if (sendForm(event.target)) event.preventDefault();
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      if (!topDialog() && ahead.keep(event.key)) {
        event.preventDefault();
        return;
      }
      if (event.repeat) return;
      if (typesText(event.target) || readPreference('keys') === 'off') return;
      if (event.key === 'Enter' && opensByEnter(event.target)) return;
      if (act(event.key.toLowerCase())) event.preventDefault();
    }

    function act(key: string): boolean {
      const dialog = topDialog();
      if (dialog) return pressShortcut(key, dialog);
      const going = Date.now() < goUntil;
      goUntil = 0;
      if (going) return go(key);
      if (key === 'g') {
        goUntil = Date.now() + chordMs;
        return true;
      }
      if (key === '?') {
        openHelp();
        return true;
      }
      if (key === '/') {
        focusSearch();
        return true;
      }
      return moveInList(key) || pressShortcut(key, document);
    }

    function go(letter: string): boolean {
      const place = places.find((candidate) => candidate.letter === letter && isUsable(candidate, roles));
      if (place) router.push(place.href);
      return place !== undefined;
    }

    function focusSearch() {
      const field = document.querySelector<HTMLInputElement>('main input[type=search]');
      if (field) field.focus();
      else openPalette();
    }

    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [router, openPalette, openHelp, ahead, roles]);
  return null;
}
