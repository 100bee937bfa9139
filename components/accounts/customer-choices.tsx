import { cn } from '#components/ui/class-names.ts';

interface Customer {
  readonly key: string;
  readonly name: string;
  readonly tier: string;
  readonly region: string;
  readonly ownerName: string;
}

interface CustomerChoicesProps {
  readonly id: string;
  readonly open: boolean;
  readonly failed: boolean;
  readonly text: string;
  readonly customers: readonly Customer[];
  readonly active: number;
  readonly onPoint: (place: number) => void;
  readonly onChoose: (key: string) => void;
}

export function CustomerChoices(props: CustomerChoicesProps) {
  const { id, open, failed, text, customers, active, onPoint, onChoose } = props;
  const nothing = open && customers.length === 0;
  return (
    <div
      className={cn(
        'absolute inset-x-0 top-full z-20 mt-1.5 rounded-sheet bg-raised p-1.5 shadow-float',
        !open && 'hidden',
      )}
    >
      <div id={`${id}-list`} role="listbox" aria-label="Customers">
        {customers.map((customer, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are taken by the combobox, which keeps the focus
          <div
            key={customer.key}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === active}
            onPointerMove={() => onPoint(place)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(customer.key)}
            className="flex min-h-11 cursor-pointer items-center justify-between gap-4 rounded-control px-2.5 py-1.5 aria-selected:bg-teal-tint"
          >
            <span className="truncate font-semibold">{customer.name}</span>
            <span className="shrink-0 text-sm text-muted">
              {customer.tier} · {customer.region}
              <span className="max-sm:hidden"> · {customer.ownerName}</span>
            </span>
          </div>
        ))}
      </div>
      <p role="status" className={cn('px-2.5 py-2 text-muted', !nothing && 'sr-only')}>
        {nothing && (failed ? 'The search did not answer. Try again.' : `No customer is called “${text}”.`)}
        {open && customers.length > 0 && `${customers.length} found.`}
      </p>
    </div>
  );
}
