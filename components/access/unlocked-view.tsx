'use client';

import { useQuery } from '@tanstack/react-query';
import { AppProof } from '#components/access/app-proof.tsx';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { Fold } from '#components/access/fold.tsx';
import { MessageForThem } from '#components/access/message-for-them.tsx';
import type { Settled } from '#components/access/unlock-sheet.tsx';
import type { Account, AccountFeature } from '#components/accounts/account-page-data.ts';
import { PlannedProof } from '#components/grants/planned-proof.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { SheetBody, SheetFooter } from '#components/ui/sheet.tsx';

interface UnlockedViewProps {
  readonly account: Account;
  readonly feature: AccountFeature['feature'];
  readonly unlocked: Extract<Settled, { kind: 'unlocked' }>;
  readonly onClose: () => void;
}

const everyMs = 1_000;

export function UnlockedView({ account, feature, unlocked, onClose }: UnlockedViewProps) {
  const trpc = useTRPC();
  const { grantId, startsAt, expiresAt } = unlocked;
  const proof = useQuery(trpc.grants.proof.queryOptions({ grantId }, { refetchInterval: everyMs })).data;
  const undo = useCommand(trpc.grants.undo, {
    done: `Undone. ${account.name} does not have ${feature.name}.`,
    onDone: onClose,
  });
  return (
    <>
      <SheetBody>
        {startsAt ? (
          <PlannedProof {...unlocked} startsAt={startsAt} hash={proof?.hash} />
        ) : (
          <AppProof unlocked={unlocked} proof={proof} featureName={feature.name} />
        )}
        <div className="border-t border-rule">
          <MessageForThem account={account} feature={feature} startsAt={startsAt} expiresAt={expiresAt} />
          <Fold
            title="What to show first"
            lines={feature.talkingPoints}
            empty="Nobody has written it down yet."
          />
          <Fold title="Known limits" lines={feature.knownLimitations} empty="None are known." />
        </div>
        {undo.refusal && (
          <DecisionRail size="sheet" outcome="denied" title={undo.refusal.sentence} className="mt-4" />
        )}
      </SheetBody>
      <SheetFooter>
        <Button size="lg" pending={undo.pending} onClick={() => undo.run({ grantId })}>
          Undo
        </Button>
        <Button size="lg" variant="primary" onClick={onClose}>
          Done
        </Button>
      </SheetFooter>
    </>
  );
}
