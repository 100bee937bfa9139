import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';

interface CloseDateProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function CloseDate({ value, onChange }: CloseDateProps) {
  return (
    <Field label="The deal closes on (optional)" className="pb-3">
      {(wired) => (
        <Input
          {...wired}
          type="date"
          min="2000-01-01"
          max="2199-12-31"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
