interface ToggleChipProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
}

/** A chip that stands alone: what it says holds, or not. */
export function ToggleChip({ label, checked, onCheckedChange }: ToggleChipProps) {
  return (
    <label
      data-slot="toggle-chip"
      className="relative flex h-9 cursor-pointer items-center rounded-control border border-edge px-3 text-base font-semibold whitespace-nowrap text-ink transition-colors select-none hover:border-ink has-checked:border-teal has-checked:bg-teal-tint has-checked:text-teal has-focus-visible:outline-2 has-focus-visible:outline-teal has-focus-visible:outline-offset-2 max-sm:h-11"
    >
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onCheckedChange(event.target.checked)}
        className="absolute inset-0 cursor-pointer appearance-none opacity-0"
      />
      {label}
    </label>
  );
}
