import { accountTypeNames } from '#components/accounts/account-words.ts';
import { moneyInShort } from '#components/features/money.ts';
import { ApprovalLink } from '#components/requests/approval-link.tsx';
import type { ApprovalRow } from '#components/requests/approval-row.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';

interface ApprovalCustomerProps {
  readonly row: ApprovalRow;
  readonly titleId: string;
}

/** Who would get it, what they are worth, and since when they wait. */
export function ApprovalCustomer({ row, titleId }: ApprovalCustomerProps) {
  const { request, account, waitsSince } = row;
  const moved = waitsSince.getTime() !== request.createdAt.getTime();
  return (
    <div id={titleId} className="flex items-start justify-between gap-4 lg:block">
      <div className="min-w-0">
        <h3>
          <ApprovalLink href={`/accounts/${account.key}`} leads>
            {account.name}
          </ApprovalLink>
        </h3>
        <p className="text-sm font-semibold">{moneyInShort(account.arr)} a year</p>
        <p className="text-sm text-muted">
          {account.tier} · {account.region}
          {account.type !== 'customer' && ` · ${accountTypeNames[account.type]}`}
        </p>
      </div>
      <p className="text-sm whitespace-nowrap text-muted max-lg:text-right lg:mt-2">
        Asked <RelativeTime at={request.createdAt} />
        {moved && (
          <span className="block">
            at this step since <RelativeTime at={waitsSince} form="date" />
          </span>
        )}
      </p>
    </div>
  );
}
