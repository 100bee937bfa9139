import { type inferParserType, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { roles } from '#domain/permissions.ts';

export const personStates = ['active', 'left'] as const;

/** What of the list stands in the address. */
export const peopleFilters = {
  text: parseAsString.withDefault(''),
  role: parseAsStringLiteral(roles),
  team: parseAsString,
  state: parseAsStringLiteral(personStates),
};

export type PeopleFilters = inferParserType<typeof peopleFilters>;

const longestText = 120;
const isTeam = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|none)$/;

export function peopleInput({ text, role, team, state }: PeopleFilters) {
  const sought = text.trim().slice(0, longestText);
  return {
    ...(sought ? { text: sought } : {}),
    ...(role ? { role } : {}),
    ...(team && isTeam.test(team) ? { team } : {}),
    ...(state ? { state } : {}),
  };
}
