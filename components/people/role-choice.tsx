import { type Role, roleNames, roles } from '#domain/permissions.ts';
import { roleTasks } from '#domain/role-words.ts';

interface RoleChoiceProps {
  readonly chosen: readonly Role[];
  readonly onChange: (chosen: Role[]) => void;
  readonly error: string | undefined;
  /** Groups choose them. */
  readonly disabled?: boolean;
}

/** Several roles may be held; each says what it is for. */
export function RoleChoice({ chosen, onChange, error, disabled = false }: RoleChoiceProps) {
  return (
    <fieldset disabled={disabled} aria-describedby={error ? 'roles-error' : undefined}>
      <legend className="mb-1 text-sm font-semibold">Roles</legend>
      {roles.map((role) => (
        <label
          key={role}
          className="flex min-h-11 cursor-pointer items-start gap-3 border-b border-rule py-2 last:border-b-0 in-disabled:cursor-default in-disabled:text-muted"
        >
          <input
            type="checkbox"
            className="mt-0.5 size-[18px] shrink-0 accent-teal max-sm:size-5"
            checked={chosen.includes(role)}
            onChange={({ target }) =>
              onChange(roles.filter((one) => (one === role ? target.checked : chosen.includes(one))))
            }
          />
          <span>
            <span className="font-semibold">{roleNames[role]}</span>
            <span className="block text-sm text-muted">{roleTasks[role]}</span>
          </span>
        </label>
      ))}
      <p id="roles-error" aria-live="polite" className="text-sm font-medium text-red empty:hidden">
        {error}
      </p>
    </fieldset>
  );
}
