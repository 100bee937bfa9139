import type { AccountType } from '#domain/accounts.ts';

export const accountTypeNames: Record<AccountType, string> = {
  prospect: 'Prospect',
  customer: 'Customer',
  internal: 'Internal',
};

/** "$84,000". */
export function dollars(amount: number): string {
  return `$${amount.toLocaleString('en-US')}`;
}

/** "Globex · Enterprise · yours". */
export function accountLine(account: {
  readonly name: string;
  readonly tier: string;
  readonly isMine: boolean;
  readonly ownerName: string;
}): string {
  return [account.name, account.tier, account.isMine ? 'yours' : account.ownerName].join(' · ');
}
