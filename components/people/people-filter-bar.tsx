import type { ListedTeam } from '#components/people/people-data.ts';
import { type PeopleFilters, personStates } from '#components/people/people-filters.ts';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { roleNames, roles } from '#domain/permissions.ts';

const stateNames = { active: 'Active', left: 'Not active' } as const;

interface PeopleFilterBarProps {
  readonly filters: PeopleFilters;
  readonly teams: readonly ListedTeam[];
  readonly onChange: (next: Partial<PeopleFilters>) => void;
}

export function PeopleFilterBar({ filters, teams, onChange }: PeopleFilterBarProps) {
  return (
    <search aria-label="People" className="mb-5 grid grid-cols-2 gap-2.5 sm:flex sm:flex-wrap sm:gap-x-3">
      <Input
        type="search"
        aria-label="Find a person"
        placeholder="Find a name or an address"
        value={filters.text}
        maxLength={120}
        onChange={(event) => onChange({ text: event.target.value })}
        className="col-span-2 sm:w-64"
      />
      <Select
        aria-label="Role"
        className="sm:w-44"
        value={filters.role ?? ''}
        onChange={({ target }) => onChange({ role: roles.find((role) => role === target.value) ?? null })}
      >
        <option value="">Any role</option>
        {roles.map((role) => (
          <option key={role} value={role}>
            {roleNames[role]}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Team"
        className="sm:w-44"
        value={filters.team ?? ''}
        onChange={({ target }) => onChange({ team: target.value || null })}
      >
        <option value="">Any team</option>
        {teams.map((team) => (
          <option key={team.id} value={team.id}>
            {team.name}
          </option>
        ))}
        <option value="none">No team</option>
      </Select>
      <Select
        aria-label="Active or not"
        className="max-sm:col-span-2 sm:w-36"
        value={filters.state ?? ''}
        onChange={({ target }) =>
          onChange({ state: personStates.find((state) => state === target.value) ?? null })
        }
      >
        <option value="">Everybody</option>
        {personStates.map((state) => (
          <option key={state} value={state}>
            {stateNames[state]}
          </option>
        ))}
      </Select>
    </search>
  );
}
