'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '#components/trpc/client.ts';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';

interface OnBehalfOfProps {
  /** Empty means the reader themselves. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** For whom it is asked: whoever takes a colleague's call asks on their behalf. */
export function OnBehalfOf({ value, onChange }: OnBehalfOfProps) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.requests.colleagues.queryOptions());
  if (!data || data.length === 0) return null;
  return (
    <Field label="On behalf of" className="pb-3">
      {(wired) => (
        <Select {...wired} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">Myself</option>
          {data.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
