import type { AskedFeature } from '#components/accounts/judged-features.ts';
import type { Reader } from '#components/accounts/reader.ts';
import { WithdrawButton } from '#components/requests/withdraw-button.tsx';
import { permits } from '#domain/permissions.ts';

interface WithdrawAskedProps {
  readonly judged: AskedFeature;
  readonly accountName: string;
  readonly reader: Reader;
  readonly verb?: 'Withdraw' | 'Decline';
}

/** Left out for readers who may not withdraw it. */
export function WithdrawAsked({ judged, accountName, reader, verb }: WithdrawAskedProps) {
  const { request, feature, facts } = judged;
  const theirs = request.requestedBy === reader.id || request.requestedFor === reader.id;
  const own = theirs || facts.actor.ownsAccount;
  if (!permits('change_grant', reader.roles, { own, team: own || facts.actor.sameTeam })) return null;
  return (
    <WithdrawButton
      requestId={request.id}
      featureName={feature.name}
      accountName={accountName}
      {...(verb ? { verb } : {})}
    />
  );
}
