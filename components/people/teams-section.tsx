'use client';

import { useState } from 'react';
import type { ListedTeam } from '#components/people/people-data.ts';
import { TeamDialog } from '#components/people/team-dialog.tsx';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { useOpening } from '#components/ui/use-opening.ts';

interface TeamsSectionProps {
  readonly teams: readonly ListedTeam[];
  readonly onShow: (teamId: string) => void;
}

export function TeamsSection({ teams, onShow }: TeamsSectionProps) {
  const { opener, times, show, hold } = useOpening();
  const [team, setTeam] = useState<ListedTeam>();
  const open = (wanted: ListedTeam | undefined) => {
    setTeam(wanted);
    show();
  };
  return (
    <Section
      title="Teams"
      hint="A sales lead decides for their team's customers."
      aside={
        teams.length > 0 && (
          <Button ref={opener} size="sm" onClick={() => open(undefined)}>
            New team
          </Button>
        )
      }
    >
      {teams.length === 0 ? (
        <EmptyState
          action={
            <Button ref={opener} onClick={() => open(undefined)}>
              Make the first team
            </Button>
          }
        >
          Without teams, a sales lead decides for their own customers only.
        </EmptyState>
      ) : (
        <ul className="border-t border-rule">
          {teams.map((one) => (
            <li
              key={one.id}
              className="flex min-h-(--row) items-center justify-between gap-4 border-b border-rule max-sm:min-h-13"
            >
              <span className="min-w-0 truncate font-semibold">{one.name}</span>
              <span className="flex shrink-0 items-center gap-1.5">
                <Button variant="link" size="sm" onClick={() => onShow(one.id)}>
                  {one.people === 1 ? '1 person' : `${one.people} people`}
                </Button>
                <Button size="sm" aria-label={`Rename ${one.name}`} onClick={() => open(one)}>
                  Rename
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {times > 0 && <TeamDialog key={times} team={team} {...hold} />}
    </Section>
  );
}
