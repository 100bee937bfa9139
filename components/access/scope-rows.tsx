import { ChevronRight } from 'lucide-react';
import type { Wish } from '#components/access/wish.ts';
import type { Contact } from '#components/accounts/account-page-data.ts';
import { ChipGroup } from '#components/ui/chip-group.tsx';
import { SheetRow } from '#components/ui/sheet.tsx';

type Scope = Pick<Wish, 'variant' | 'contactKeys'>;

interface ScopeRowsProps {
  readonly accountName: string;
  readonly contacts: readonly Contact[];
  readonly variants: readonly string[];
  readonly wish: Scope;
  readonly onWish: (change: Partial<Scope>) => void;
  /** The contacts stand there at once: they are what the form is about. */
  readonly unfolded?: boolean;
}

/** Which variant, where there is a choice, and for whom; both stand at the usual. */
export function ScopeRows({ accountName, contacts, variants, wish, onWish, unfolded }: ScopeRowsProps) {
  const { contactKeys } = wish;
  const chosen = contacts.filter(({ key }) => contactKeys.includes(key));
  const choose = (key: string, held: boolean) =>
    onWish({ contactKeys: held ? [...contactKeys, key] : contactKeys.filter((one) => one !== key) });
  const whom =
    chosen.length === 0
      ? `Everyone at ${accountName}`
      : chosen.length === 1
        ? chosen[0]?.name
        : `${chosen.length} of ${contacts.length} contacts`;
  return (
    <>
      {variants.length > 1 && (
        <div
          data-slot="sheet-row"
          className="flex min-h-13 flex-wrap items-center justify-between gap-x-4 gap-y-1.5 border-b border-rule py-1.5 text-base"
        >
          <span aria-hidden="true" className="text-muted">
            Variant
          </span>
          <ChipGroup
            label="Variant"
            value={wish.variant}
            onValueChange={(variant) => onWish({ variant })}
            chips={variants.map((name) => ({ value: name, label: name }))}
          />
        </div>
      )}
      {contacts.length === 0 ? (
        <SheetRow label="For">{whom}</SheetRow>
      ) : (
        <details open={unfolded} data-slot="sheet-row" className="group border-b border-rule">
          <summary className="flex min-h-13 list-none items-center justify-between gap-4 text-base [&::-webkit-details-marker]:hidden">
            <span className="text-muted">For</span>
            <span className="flex min-w-0 items-center gap-2 text-right font-semibold">
              {whom}
              <ChevronRight
                aria-hidden="true"
                className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
              />
            </span>
          </summary>
          <fieldset className="grid pb-3">
            <legend className="sr-only">Only these people</legend>
            {contacts.map((contact) => (
              <label
                key={contact.key}
                className="flex min-h-9 cursor-pointer items-center gap-3 max-sm:min-h-11"
              >
                <input
                  type="checkbox"
                  className="size-[18px] shrink-0 accent-teal max-sm:size-5"
                  checked={contactKeys.includes(contact.key)}
                  onChange={(event) => choose(contact.key, event.target.checked)}
                />
                <span className="min-w-0 truncate">
                  {contact.name}
                  {contact.email && <span className="text-sm text-muted"> {contact.email}</span>}
                </span>
              </label>
            ))}
          </fieldset>
        </details>
      )}
    </>
  );
}
