import type { Person } from './act.ts';
import type { GrantSource } from './grants.ts';
import type { ScopeFacts } from './permissions.ts';

interface OwnedGrant {
  readonly source: GrantSource;
  readonly grantedBy: string;
  readonly sellerId: string;
}

interface OwnedAccount {
  readonly ownerId: string;
  readonly teamId: string | null;
}

/** These were made by one person alone; any other was asked for, and whoever said the last yes has no claim to it. */
const madeAlone: readonly GrantSource[] = ['direct', 'break_glass'];

/** What is somebody's own is their team's too; the rest is when the account is. */
export function ownOrTeam(
  own: boolean,
  account: Pick<OwnedAccount, 'teamId'>,
  by: Pick<Person, 'teamId'>,
): Pick<ScopeFacts, 'own' | 'team'> {
  return { own, team: own || (by.teamId !== null && account.teamId === by.teamId) };
}

/** For whom a grant is their own to change, or their team's. */
export function whoseGrant(
  grant: OwnedGrant,
  account: OwnedAccount,
  by: Pick<Person, 'id' | 'teamId'>,
): Pick<ScopeFacts, 'own' | 'team'> {
  const made = madeAlone.includes(grant.source) && grant.grantedBy === by.id;
  const own = made || grant.sellerId === by.id || account.ownerId === by.id;
  return ownOrTeam(own, account, by);
}
