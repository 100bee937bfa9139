'use client';

import { ChevronsUpDown } from 'lucide-react';
import { useId, useRef, useTransition } from 'react';
import { keepPreference, usePreference } from '#components/shell/preferences.ts';
import { useShell } from '#components/shell/shell-context.tsx';
import { ThemeChoice } from '#components/shell/theme-choice.tsx';
import { Button } from '#components/ui/button.tsx';
import { ChipGroup } from '#components/ui/chip-group.tsx';
import { type Role, roleNames } from '#domain/permissions.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
}

interface PersonMenuProps {
  readonly person: Person;
  readonly signOut: () => Promise<void>;
}

const rowChoices = [
  { value: 'roomy', label: 'Roomy' },
  { value: 'compact', label: 'Compact' },
] as const;

export function rolesInWords(roles: readonly Role[]): string {
  return roles.map((role) => roleNames[role]).join(', ');
}

/** The browser's own popover: it closes on Esc and on a press outside, and needs no script to open. */
export function PersonMenu({ person, signOut }: PersonMenuProps) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const rows = usePreference('rows');
  const { openHelp } = useShell();
  const [leaving, startLeaving] = useTransition();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="flex items-center gap-2 rounded-control px-2.5 py-1.5 text-left transition-colors hover:bg-paper"
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate font-semibold">{person.name}</span>
          <span className="block truncate text-xs text-muted">{rolesInWords(person.roles)}</span>
        </span>
        <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label="You and your choices"
        className="inset-auto bottom-[4.75rem] left-3.5 m-0 w-64 rounded-sheet bg-raised p-4 text-ink shadow-float open:animate-rise"
      >
        <p className="truncate font-semibold">{person.name}</p>
        <p className="truncate text-sm text-muted">{person.email}</p>
        <p className="mt-4 mb-1.5 text-xs font-semibold text-muted">Theme</p>
        <ThemeChoice />
        <p className="mt-4 mb-1.5 text-xs font-semibold text-muted">Rows</p>
        <ChipGroup
          label="Rows"
          chips={rowChoices}
          value={rows}
          onValueChange={(value) => keepPreference('rows', value)}
        />
        <div className="mt-4 flex gap-1.5 border-t border-rule pt-4">
          <Button
            onClick={() => {
              panel.current?.hidePopover();
              openHelp();
            }}
          >
            Keyboard
          </Button>
          <Button pending={leaving} onClick={() => startLeaving(signOut)}>
            Sign out
          </Button>
        </div>
      </div>
    </>
  );
}
