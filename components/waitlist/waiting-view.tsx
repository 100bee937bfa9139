'use client';

import { clockText } from '#components/access/clock-text.ts';
import { ProofPoint } from '#components/access/proof-point.tsx';
import type { Account, AccountFeature } from '#components/accounts/account-page-data.ts';
import { WithdrawButton } from '#components/requests/withdraw-button.tsx';
import { Button } from '#components/ui/button.tsx';
import { SheetBody, SheetFooter } from '#components/ui/sheet.tsx';
import { PlaceDue } from '#components/waitlist/place-due.tsx';

interface WaitingViewProps {
  readonly account: Account;
  readonly feature: AccountFeature['feature'];
  readonly waits: {
    readonly requestId: string;
    readonly at: Date;
    readonly place: number;
    readonly due: Date | null;
    /** Whose yes is asked besides; nothing when a place is all that is missing. */
    readonly who: string | undefined;
  };
  readonly onClose: () => void;
}

/** After joining the waitlist: the place, and what can be said about when. */
export function WaitingView({ account, feature, waits, onClose }: WaitingViewProps) {
  const about = { requestId: waits.requestId, featureName: feature.name, accountName: account.name };
  return (
    <>
      <SheetBody>
        <ol>
          <ProofPoint state="asked" title={`Place ${waits.place} on the waitlist`} note={waits.who}>
            since {clockText(waits.at)}
          </ProofPoint>
          <ProofPoint
            state="waiting"
            title="Waits for a place"
            note={
              <>
                <PlaceDue at={waits.due} /> Latchkey holds it for {account.name} and tells you.
              </>
            }
          />
        </ol>
      </SheetBody>
      <SheetFooter>
        <WithdrawButton {...about} variant="outline" size="lg" onDone={onClose} />
        <Button size="lg" variant="primary" onClick={onClose}>
          Done
        </Button>
      </SheetFooter>
    </>
  );
}
