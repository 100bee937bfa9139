/** What one row of a file does: a new account, a change, nothing, or a refusal that says what would be right. */
import { type AccountDetails, accountChanges, differing } from '#domain/account-details.ts';
import type { Change } from '#domain/audit/refs.ts';
import { findAccount } from './find-account.ts';
import type { KnownAccount, KnownHouse } from './known-accounts.ts';
import type { ImportPlan, ImportRow } from './plan.ts';
import { readCells } from './read-cells.ts';
import { readDetails, type SaidDetails } from './read-details.ts';
import { sameRowProblem } from './same-rows.ts';

export type RowVerdict =
  | { readonly outcome: 'refused'; readonly problem: string }
  | { readonly outcome: 'same'; readonly account: KnownAccount }
  | {
      readonly outcome: 'changed';
      readonly account: KnownAccount;
      readonly next: AccountDetails;
      readonly changes: readonly Change[];
    }
  | { readonly outcome: 'created'; readonly key: string; readonly next: AccountDetails };

/**
 * The same for the preview and for the import itself, which judges again: the house may have changed meanwhile.
 * @param earlier the line before it that speaks of the same account.
 */
export function judgeRow(
  row: ImportRow,
  plan: ImportPlan,
  house: KnownHouse,
  earlier: number | undefined,
): RowVerdict {
  const read = readCells(row, plan);
  if (read.problems.length > 0) return refused(read.problems);
  if (read.texts.size === 0) return refused(['The line says nothing of an account.']);
  if (earlier !== undefined) return refused([sameRowProblem(earlier)]);
  const found = findAccount(read, house);
  if ('problem' in found) return refused([found.problem]);
  const { said, problems } = readDetails(read, house);
  if (problems.length > 0) return refused(problems);
  return 'account' in found ? change(found.account, said) : create(found.key, said, plan, house);
}

/** A cell that is empty leaves what is there; another owner brings the account into their team. */
function change(account: KnownAccount, said: SaidDetails): RowVerdict {
  if (account.archived) return refused([`${account.name} is archived; restore it before it is changed.`]);
  const { owner, attributes, ...rest } = said;
  const moves = owner && owner.id !== account.owner.id ? { team: owner.team } : {};
  const { name, crmId, team, tier, arr, region, type, tags } = account;
  const next: AccountDetails = {
    ...{ name, crmId, team, tier, arr, region, type, tags },
    ...moves,
    ...rest,
    owner: owner ?? account.owner,
    attributes: { ...account.attributes, ...attributes },
  };
  return differing(account, next).length === 0
    ? { outcome: 'same', account }
    : { outcome: 'changed', account, next, changes: accountChanges(account, next) };
}

function create(key: string, said: SaidDetails, plan: ImportPlan, house: KnownHouse): RowVerdict {
  const { otherwise } = plan;
  const { name, owner: named, ...rest } = said;
  if (name === undefined) return refused([`There is no account ${key} yet, and a new one needs a name.`]);
  const owner = named ?? (otherwise.ownerId === null ? undefined : house.sellerById(otherwise.ownerId));
  if (!owner)
    return refused(['A new account needs an owner: the e-mail address of somebody who sells here.']);
  return {
    outcome: 'created',
    key,
    next: {
      crmId: null,
      team: owner.team,
      tier: otherwise.tier,
      region: otherwise.region,
      type: otherwise.type,
      arr: 0,
      tags: [],
      attributes: {},
      ...rest,
      name,
      owner,
    },
  };
}

function refused(problems: readonly string[]): RowVerdict {
  return { outcome: 'refused', problem: problems.join(' ') };
}
