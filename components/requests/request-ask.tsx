import { accountTypeNames } from '#components/accounts/account-words.ts';
import { Facts } from '#components/facts.tsx';
import { moneyInShort } from '#components/features/money.ts';
import { ApprovalAsk } from '#components/requests/approval-ask.tsx';
import type { RequestPageData } from '#components/requests/request-page-data.ts';
import { SeatMeter } from '#components/rounds/seat-meter.tsx';
import { Section } from '#components/section.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';

/** What is asked and by whom, and what the customer is worth. */
export function RequestAsk({ page }: { readonly page: RequestPageData }) {
  const { request, account, round, terms } = page;
  const contacts = request.contactKeys.map(
    (key) => terms.contacts.find((one) => one.key === key)?.name ?? key,
  );
  const facts = [
    { label: 'A year', value: moneyInShort(account.arr) },
    {
      label: 'Account',
      value: [
        account.tier,
        account.region,
        account.type === 'customer' ? undefined : accountTypeNames[account.type],
      ]
        .filter(Boolean)
        .join(' · '),
    },
    { label: 'Asked', value: <RelativeTime at={request.createdAt} /> },
    ...(request.revision > 1 ? [{ label: 'Changed', value: <RelativeTime at={request.revisedAt} /> }] : []),
    ...(contacts.length > 0 ? [{ label: 'Only for', value: contacts.join(', ') }] : []),
    {
      label: 'Places',
      value: <SeatMeter total={round.seats} taken={round.taken} kind={round.kind} />,
    },
    { label: 'Decided by', value: `Policy ${request.policyVersion}` },
  ];
  return (
    <Section title="What is asked">
      <ApprovalAsk row={page} />
      <Facts facts={facts} className="mt-3 border-t border-rule" />
    </Section>
  );
}
