'use client';

import { clockText } from '#components/access/clock-text.ts';
import { ProofPoint } from '#components/access/proof-point.tsx';
import type { Account, AccountFeature } from '#components/accounts/account-page-data.ts';
import { WithdrawButton } from '#components/requests/withdraw-button.tsx';
import { Button } from '#components/ui/button.tsx';
import { SheetBody, SheetFooter } from '#components/ui/sheet.tsx';

interface AskedViewProps {
  readonly account: Account;
  readonly feature: AccountFeature['feature'];
  readonly asked: { readonly requestId: string; readonly at: Date; readonly who: string };
  readonly onClose: () => void;
}

export function AskedView({ account, feature, asked, onClose }: AskedViewProps) {
  const about = { requestId: asked.requestId, featureName: feature.name, accountName: account.name };
  return (
    <>
      <SheetBody>
        <ol>
          <ProofPoint state="asked" title="Asked" note={asked.who}>
            at {clockText(asked.at)}
          </ProofPoint>
          <ProofPoint
            state="waiting"
            title="Waits for a yes"
            note={`${feature.name} turns on as soon as they say yes.`}
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
