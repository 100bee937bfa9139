import type { ListedTeam } from '#components/people/people-data.ts';
import { RoleChoice } from '#components/people/role-choice.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Role } from '#domain/permissions.ts';

export interface PersonDraft {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly teamId: string;
}

interface PersonFieldsProps {
  readonly draft: PersonDraft;
  readonly onChange: (next: Partial<PersonDraft>) => void;
  readonly errors: Partial<Record<string, string>>;
  readonly teams: readonly ListedTeam[];
  /** The address is who they are: it is asked for once. */
  readonly asksEmail: boolean;
  readonly teamHint?: string | undefined;
  /** What groups of the directory choose, and is greyed. */
  readonly byGroups?: { readonly roles: boolean; readonly team: boolean } | undefined;
}

export function PersonFields(props: PersonFieldsProps) {
  const { draft, onChange, errors, teams, asksEmail, teamHint, byGroups } = props;
  return (
    <>
      <Field label="Name" required error={errors.name}>
        {(wired) => (
          <Input
            {...wired}
            data-autofocus
            autoComplete="off"
            value={draft.name}
            onChange={({ target }) => onChange({ name: target.value })}
          />
        )}
      </Field>
      {asksEmail && (
        <Field label="Email" hint="They sign in with it." required error={errors.email}>
          {(wired) => (
            <Input
              {...wired}
              type="email"
              autoComplete="off"
              value={draft.email}
              onChange={({ target }) => onChange({ email: target.value })}
            />
          )}
        </Field>
      )}
      <RoleChoice
        chosen={draft.roles}
        onChange={(roles) => onChange({ roles })}
        error={errors.roles}
        disabled={byGroups?.roles ?? false}
      />
      <Field label="Team" {...(teamHint ? { hint: teamHint } : {})} error={errors.teamId}>
        {(wired) => (
          <Select
            {...wired}
            disabled={byGroups?.team ?? false}
            value={draft.teamId}
            onChange={({ target }) => onChange({ teamId: target.value })}
          >
            <option value="">No team</option>
            {teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}
