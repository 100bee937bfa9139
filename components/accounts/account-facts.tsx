import type { AccountPageData } from '#components/accounts/account-page-data.ts';
import { dollars } from '#components/accounts/account-words.ts';
import { Facts } from '#components/facts.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';

export function AccountFacts({ page: { account, lastAskedAt } }: { readonly page: AccountPageData }) {
  return (
    <Facts
      facts={[
        { label: 'Owner', value: account.isMine ? 'You' : account.ownerName },
        { label: 'Plan', value: account.tier },
        { label: 'Value', value: account.arr > 0 ? `${dollars(account.arr)} a year` : 'None yet' },
        { label: 'Region', value: account.region },
        ...(account.tags.length > 0 ? [{ label: 'Tags', value: account.tags.join(', ') }] : []),
        {
          label: 'Their app last asked',
          value: lastAskedAt ? <RelativeTime at={lastAskedAt} /> : 'Never',
        },
        { label: 'Key', value: account.key, mono: true },
      ]}
    />
  );
}
