'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { AsksForRow } from '#components/demand/asks-for-row.tsx';
import { FeedbackList } from '#components/demand/feedback-list.tsx';
import { GiveFeedback } from '#components/demand/give-feedback.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Table, TableBody, TableHead, TableHeader } from '#components/ui/table.tsx';

interface AccountDemandProps {
  readonly account: {
    readonly id: string;
    readonly key: string;
    readonly name: string;
  };
}

interface AccountAsksForProps extends AccountDemandProps {
  /** What can be done for it now, by key of the feature. */
  readonly possible: ReadonlyMap<string, string>;
  readonly onUnlock: ((featureKey: string) => void) | undefined;
}

/** What the account asked for before it could have it. */
export function AccountAsksFor({ account, possible, onUnlock }: AccountAsksForProps) {
  const { asksFor } = useDemand(account.key);
  if (asksFor.length === 0) return null;
  return (
    <Section title="They ask for" hint="Since before they could have it">
      <Table aria-label="They ask for">
        <TableHeader className="sr-only">
          <tr>
            <TableHead>Feature</TableHead>
            <TableHead>What they said</TableHead>
            <TableHead>Change</TableHead>
          </tr>
        </TableHeader>
        <TableBody className="border-t border-rule">
          {asksFor.map((one) => (
            <AsksForRow
              key={one.id}
              asked={one}
              accountName={account.name}
              verb={possible.get(one.feature.key)}
              onUnlock={onUnlock}
            />
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

interface AccountSaysProps extends AccountDemandProps {
  readonly readerId: string;
}

/** What the account says about what it has. */
export function AccountSays({ account, readerId }: AccountSaysProps) {
  const { feedback, had, mayRecord, mayAnswer } = useDemand(account.key);
  const asks = mayRecord && had.length > 0;
  if (feedback.length === 0 && !asks) return null;
  return (
    <Section title="What they say" aside={asks && <GiveFeedback account={account} features={had} />}>
      {feedback.length === 0 ? (
        <p className="border-t border-rule pt-3 text-muted">Nothing is noted of what they say yet.</p>
      ) : (
        <FeedbackList feedback={feedback} names="feature" readerId={readerId} mayAnswer={mayAnswer} />
      )}
    </Section>
  );
}

function useDemand(accountKey: string) {
  const trpc = useTRPC();
  return useSuspenseQuery(trpc.demand.account.queryOptions({ key: accountKey })).data;
}
