'use client';

import { Search } from 'lucide-react';
import { useShell } from '#components/shell/shell-context.tsx';
import { Kbd } from '#components/ui/kbd.tsx';

export function FindButton() {
  const { openPalette } = useShell();
  return (
    <button
      type="button"
      onClick={openPalette}
      aria-keyshortcuts="Meta+K Control+K"
      className="flex h-[34px] w-full shrink-0 items-center justify-between rounded-control border border-rule bg-raised pr-2.5 pl-2.5 text-sm text-muted transition-colors hover:border-edge"
    >
      Find anything
      <Kbd aria-hidden="true">⌘K</Kbd>
    </button>
  );
}

export function FindIconButton() {
  const { openPalette } = useShell();
  return (
    <button
      type="button"
      onClick={openPalette}
      aria-label="Find anything"
      className="-mr-3 grid size-11 place-items-center rounded-control text-muted hover:text-ink"
    >
      <Search aria-hidden="true" className="size-5" />
    </button>
  );
}
