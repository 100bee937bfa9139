'use client';

import { useState } from 'react';
import { UnlockedView } from '#components/access/unlocked-view.tsx';
import { WishForm } from '#components/access/wish-form.tsx';
import type { Account, Contact } from '#components/accounts/account-page-data.ts';
import { accountLine } from '#components/accounts/account-words.ts';
import { rowIds } from '#components/accounts/feature-cell.tsx';
import type { JudgedFeature } from '#components/accounts/judged-features.ts';
import { useOnScreen } from '#components/live/on-screen.ts';
import { AskedView } from '#components/requests/asked-view.tsx';
import { Sheet, SheetContent } from '#components/ui/sheet.tsx';
import { WaitingView } from '#components/waitlist/waiting-view.tsx';
import { decideAccess } from '#domain/access.ts';

export type Settled =
  | {
      readonly kind: 'unlocked';
      readonly grantId: string;
      readonly at: Date;
      /** Later than now; undefined when it is on at once. */
      readonly startsAt: Date | undefined;
      readonly expiresAt: Date;
      readonly policy: string;
    }
  | { readonly kind: 'asked'; readonly requestId: string; readonly at: Date; readonly who: string }
  | {
      readonly kind: 'waits';
      readonly requestId: string;
      readonly at: Date;
      readonly place: number;
      readonly due: Date | null;
      readonly who: string | undefined;
    };

interface UnlockSheetProps {
  readonly account: Account;
  readonly contacts: readonly Contact[];
  readonly judged: JudgedFeature;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Unlocking or asking, then what came of it; it says "on" only after the server did. */
export function UnlockSheet({ account, contacts, judged, open, onClose }: UnlockSheetProps) {
  const [settled, setSettled] = useState<Settled>();
  const { feature } = judged;
  useOnScreen({ featureId: feature.id, accountId: account.id });
  const { kind } = decideAccess(judged.facts, judged.days);
  const verb =
    kind === 'waitlist' ? 'Wait for' : kind === 'needsApproval' || judged.request ? 'Ask for' : 'Unlock';
  const later = settled?.kind === 'unlocked' && settled.startsAt !== undefined;
  const title = {
    unlocked: `${feature.name} is ${later ? 'planned' : 'on'}`,
    asked: `${feature.name} is asked for`,
    waits: `${account.name} waits for ${feature.name}`,
  };
  return (
    <Sheet open={open} onOpenChange={(stays) => !stays && onClose()}>
      <SheetContent
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          const { verb, link } = rowIds(feature.key);
          (document.getElementById(verb) ?? document.getElementById(link))?.focus();
        }}
        eyebrow={accountLine(account)}
        title={settled ? title[settled.kind] : `${verb} ${feature.name}`}
      >
        <p role="status" aria-live="polite" className="sr-only">
          {settled?.kind === 'unlocked' && `${title.unlocked} for ${account.name}.`}
          {settled?.kind === 'asked' && `${feature.name} is asked for. ${settled.who}`}
          {settled?.kind === 'waits' &&
            `${account.name} waits for ${feature.name} at place ${settled.place}.`}
        </p>
        {!settled && (
          <WishForm
            account={account}
            contacts={contacts}
            judged={judged}
            onSettled={setSettled}
            onClose={onClose}
          />
        )}
        {settled?.kind === 'unlocked' && (
          <UnlockedView account={account} feature={feature} unlocked={settled} onClose={onClose} />
        )}
        {settled?.kind === 'asked' && (
          <AskedView account={account} feature={feature} asked={settled} onClose={onClose} />
        )}
        {settled?.kind === 'waits' && (
          <WaitingView account={account} feature={feature} waits={settled} onClose={onClose} />
        )}
      </SheetContent>
    </Sheet>
  );
}
