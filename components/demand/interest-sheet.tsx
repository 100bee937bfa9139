'use client';

import type { Chosen } from '#components/demand/chooser.tsx';
import { InterestForm } from '#components/demand/interest-form.tsx';
import { Sheet, SheetContent } from '#components/ui/sheet.tsx';

export interface InterestSheetProps {
  /** What is known already; the rest is chosen in the sheet. */
  readonly account?: Chosen | undefined;
  readonly feature?: Chosen | undefined;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onCloseAutoFocus?: (event: Event) => void;
}

export function InterestSheet({
  account,
  feature,
  open,
  onOpenChange,
  onCloseAutoFocus,
}: InterestSheetProps) {
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent
        title={titleOf(account, feature)}
        eyebrow="Counts as demand until they have it"
        {...(onCloseAutoFocus ? { onCloseAutoFocus } : {})}
      >
        <InterestForm account={account} feature={feature} close={() => onOpenChange(false)} />
      </SheetContent>
    </Sheet>
  );
}

function titleOf(account: Chosen | undefined, feature: Chosen | undefined): string {
  if (account) return `${account.name} asked for…`;
  return feature ? `Somebody asked for ${feature.name}` : 'Somebody asked for a feature';
}
