/** What creating and renaming teams decides. */
import type { Act } from './act.ts';
import { type Decision, refuse } from './decision.ts';
import type { TeamRef } from './people.ts';

/** Decides on a new team; names are told apart without regard to capitals. */
export function createTeam(
  { nameTaken }: { readonly nameTaken: boolean },
  { name }: { readonly name: string },
  { newId }: Act,
): Decision<TeamRef> {
  if (nameTaken) return taken(name);
  const team = { id: newId(), name };
  return { ok: true, next: team, events: [{ type: 'team.created', team }] };
}

/** Decides on another name of a team; `nameTaken` is by another team. */
export function renameTeam(
  { team, nameTaken }: { readonly team: TeamRef; readonly nameTaken: boolean },
  { name }: { readonly name: string },
): Decision<null> {
  if (team.name === name) return refuse('invalid', 'This is its name already.');
  if (nameTaken) return taken(name);
  return {
    ok: true,
    next: null,
    events: [{ type: 'team.renamed', team: { id: team.id, name }, from: team.name }],
  };
}

function taken(name: string) {
  return refuse('conflict', `There is a team called ${name} already.`);
}
