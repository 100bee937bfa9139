/** What changing an account decides, and archiving and restoring it. */
import {
  type AccountDetail,
  type AccountDetails,
  accountChanges,
  detailName,
  differing,
  inWords,
} from './account-details.ts';
import type { Act } from './act.ts';
import type { AccountRef, PersonRef } from './audit/events.ts';
import { type Decision, refuse } from './decision.ts';
import type { ChangeAccountInput } from './inputs/account-changes.ts';
import { permits } from './permissions.ts';

interface AccountOwner extends PersonRef {
  readonly teamId: string | null;
}
interface AccountTeam {
  readonly id: string;
  readonly name: string;
}

export interface ChangingAccount {
  readonly account: AccountRef & { readonly archived: boolean };
  readonly now: AccountDetails;
  /** Whoever is named as owner and team; undefined for somebody who does not sell, or who is not there. */
  readonly owner: AccountOwner | undefined;
  readonly team: AccountTeam | null | undefined;
}

/**
 * Changes what the person changed and nothing else: what somebody else changed meanwhile stays, and where both changed the
 * same, it is told and nothing is written over.
 */
export function changeAccount(
  state: ChangingAccount,
  { was, becomes }: ChangeAccountInput,
  act: Act,
): Decision<AccountDetails> {
  const { now, account } = state;
  if (account.archived) return refuse('conflict', `${account.name} is archived; restore it first.`);
  const touched = touchedBetween(was, becomes);
  const wanted = takeOver(now, becomes, touched, state);
  if (typeof wanted === 'string') return refuse('invalid', wanted);
  const clashes = differing(now, wanted).filter(
    (detail) => plainNow(now, detail) !== plainWritten(was, detail),
  );
  if (clashes.length > 0) return refuse('stale', meanwhile(clashes, now));
  const changes = accountChanges(now, wanted);
  if (changes.length === 0) return refuse('conflict', `Nothing of ${account.name} was changed.`);
  if (wanted.owner.id !== now.owner.id && !mayGive(state, act))
    return refuse(
      'forbidden',
      `You may give ${account.name} only to somebody ${act.by.teamId ? 'of your team' : 'you sell with'}.`,
    );
  const { id, key } = account;
  return {
    ok: true,
    next: wanted,
    events: [{ type: 'account.changed', account: { id, key, name: wanted.name }, changes }],
  };
}

type Written = ChangeAccountInput['was'];

function touchedBetween(was: Written, becomes: Written): AccountDetail[] {
  const written = ['name', 'crmId', 'owner', 'team', 'tier', 'arr', 'region', 'type', 'tags'] as const;
  return written.filter((detail) => plainWritten(was, detail) !== plainWritten(becomes, detail));
}

function takeOver(
  now: AccountDetails,
  becomes: Written,
  touched: readonly AccountDetail[],
  { owner, team }: ChangingAccount,
): AccountDetails | string {
  if (touched.includes('owner') && !owner) return 'The owner must be somebody who sells.';
  if (touched.includes('team') && team === undefined) return 'There is no such team.';
  const { ownerId: _ownerId, teamId: _teamId, ...plain } = becomes;
  const all: AccountDetails = {
    ...plain,
    owner: owner ?? now.owner,
    team: team === undefined ? now.team : team,
    attributes: now.attributes,
  };
  const taken = Object.fromEntries(touched.map((detail) => [detail, all[detail]]));
  return { ...now, ...taken };
}

function plainWritten(written: Written, detail: AccountDetail): string {
  if (detail === 'owner') return JSON.stringify(written.ownerId);
  if (detail === 'team') return JSON.stringify(written.teamId);
  return detail === 'attributes' ? '' : JSON.stringify(written[detail]);
}

function plainNow(now: AccountDetails, detail: AccountDetail): string {
  if (detail === 'owner') return JSON.stringify(now.owner.id);
  if (detail === 'team') return JSON.stringify(now.team?.id ?? null);
  return JSON.stringify(now[detail]);
}

function meanwhile(clashes: readonly AccountDetail[], now: AccountDetails): string {
  const told = clashes.map((detail) => `${detailName(detail)} to ${inWords(now, detail)}`);
  return `Somebody changed this meanwhile: ${told.join(', ')}. Look at it, then save yours or keep theirs.`;
}

function mayGive({ owner }: ChangingAccount, { by }: Act): boolean {
  const near = owner?.id === by.id || (by.teamId !== null && owner?.teamId === by.teamId);
  return permits('edit_account', by.roles, { own: near, team: near });
}

export interface ArchivingAccount {
  readonly account: AccountRef & { readonly archived: boolean };
  /** Features that it has now or from a later day. */
  readonly living: number;
}

/** Nothing more can be unlocked for it; what it has ends by itself. */
export function archiveAccount(
  { account: { archived, ...account }, living }: ArchivingAccount,
  reason: string,
): Decision<{ readonly archived: true }> {
  if (archived) return refuse('conflict', `${account.name} is archived already.`);
  return {
    ok: true,
    next: { archived: true },
    events: [{ type: 'account.archived', account, living, reason }],
  };
}

export function restoreAccount({
  account: { archived, ...account },
}: Pick<ArchivingAccount, 'account'>): Decision<{ readonly archived: false }> {
  if (!archived) return refuse('conflict', `${account.name} is not archived.`);
  return { ok: true, next: { archived: false }, events: [{ type: 'account.restored', account }] };
}
