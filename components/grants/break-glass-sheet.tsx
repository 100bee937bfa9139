'use client';

import { useState } from 'react';
import { type Choice, Chooser, type Chosen } from '#components/demand/chooser.tsx';
import { BreakGlassForm } from '#components/grants/break-glass-form.tsx';
import { Sheet, SheetBody, SheetContent } from '#components/ui/sheet.tsx';

export interface BreakGlassSheetProps {
  /** One of both is known; the other is chosen in the sheet. */
  readonly account?: Chosen | undefined;
  readonly feature?: Chosen | undefined;
  /** The features that it can be, where the account is known. */
  readonly features?: readonly Choice[];
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onCloseAutoFocus: (event: Event) => void;
}

/** Unlocking without the yes that the policy asks for: what it skips, what it never skips, and what follows. */
export function BreakGlassSheet({ open, onOpenChange, onCloseAutoFocus, ...given }: BreakGlassSheetProps) {
  const [account, setAccount] = useState(given.account);
  const [feature, setFeature] = useState(given.feature);
  const known = given.feature?.name ?? given.account?.name;
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent
        eyebrow={known}
        title="Break the glass"
        className="border-t-[3px] border-red sm:border-t-0 sm:border-l-[3px]"
        onCloseAutoFocus={onCloseAutoFocus}
      >
        <SheetBody className="flex-none overflow-visible pb-0 *:data-[slot=sheet-row]:border-b!">
          <ul className="grid list-disc gap-1 pb-4 pl-5 text-sm text-muted">
            <li>It skips the approval that the policy asks for, for 7 days at most.</li>
            <li>It never skips places, exclusions, conditions of the round or the kill switch.</li>
            <li>Those who were skipped are told, and a second person looks at it.</li>
          </ul>
          {!given.account && (
            <Chooser
              kind="account"
              label="Who gets it"
              chosen={account}
              onChoose={setAccount}
              error={undefined}
            />
          )}
          {!given.feature && (
            <Chooser
              kind="feature"
              label="What they get"
              among={given.features}
              chosen={feature}
              onChoose={setFeature}
              error={undefined}
            />
          )}
        </SheetBody>
        {account && feature && (
          <BreakGlassForm
            key={`${account.id} ${feature.id}`}
            account={account}
            feature={feature}
            onDone={() => onOpenChange(false)}
          />
        )}
      </SheetContent>
    </Sheet>
  );
}
