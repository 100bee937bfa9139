import { heldInWords } from '#components/people/holdings-words.ts';
import type { Holdings } from '#components/people/people-data.ts';
import { Select } from '#components/ui/select.tsx';
import { capital } from '#domain/capital.ts';
import type { HeldThing } from '#domain/inputs/people.ts';

interface HandOverRowProps {
  readonly what: HeldThing;
  readonly held: Holdings['held'][HeldThing];
  readonly heirId: string;
  readonly onHeir: (heirId: string) => void;
}

/** One kind of what somebody holds, and who takes it over. */
export function HandOverRow({ what, held, heirId, onHeir }: HandOverRowProps) {
  const words = capital(heldInWords(what, held.count));
  return (
    <div className="border-b border-rule py-3">
      <p className="font-semibold">{words}</p>
      {held.heirs.length > 0 ? (
        <Select
          aria-label={`${words}: hand over to`}
          className="mt-1.5"
          value={heirId}
          onChange={({ target }) => onHeir(target.value)}
        >
          <option value="">Leave as it is</option>
          {held.heirs.map((heir) => (
            <option key={heir.id} value={heir.id}>
              Hand over to {heir.name}
            </option>
          ))}
        </Select>
      ) : (
        <p className="text-sm text-muted">Nobody else has the role to take it over.</p>
      )}
    </div>
  );
}
