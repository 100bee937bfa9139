import type { AccountPageData } from '#components/accounts/account-page-data.ts';
import { draftResolver } from '#components/features/draft-resolver.ts';
import type { AccountTier, AccountType, Region } from '#domain/accounts.ts';
import { changeAccountInput, type WrittenDetails } from '#domain/inputs/account-changes.ts';

/** What stands in the form: texts, as typed. */
export type AccountEditDraft = Record<keyof WrittenDetails, string>;

/** How the account stands now, in the terms of the command. */
export function writtenOf({ account }: Pick<AccountPageData, 'account'>): WrittenDetails {
  const { name, crmId, ownerId, teamId, tier, type, arr, tags } = account;
  return { name, crmId, ownerId, teamId, tier, type, arr, region: account.region as Region, tags };
}

export function draftOf(written: WrittenDetails): AccountEditDraft {
  return {
    ...written,
    crmId: written.crmId ?? '',
    teamId: written.teamId ?? '',
    arr: written.arr === 0 ? '' : written.arr.toLocaleString('en-US'),
    tags: written.tags.join(', '),
  };
}

/** Meant for the schema, which says what is wrong with it. */
function meant(draft: AccountEditDraft) {
  const digits = draft.arr.replaceAll(/[\s,$]/g, '');
  const tags = draft.tags.split(/[,;]/).map((tag) => tag.trim());
  return {
    ...draft,
    crmId: draft.crmId.trim() || null,
    teamId: draft.teamId || null,
    tier: draft.tier as AccountTier,
    type: draft.type as AccountType,
    region: draft.region as Region,
    arr: digits === '' ? 0 : Number(digits),
    tags: [...new Set(tags.filter((tag) => tag !== ''))],
  };
}

const details = ['name', 'crmId', 'ownerId', 'teamId', 'tier', 'type', 'arr', 'region', 'tags'] as const;
export type WrittenDetail = (typeof details)[number];

/** Which details are not the same in both. */
export function differs(one: WrittenDetails, other: WrittenDetails): WrittenDetail[] {
  return details.filter((detail) => JSON.stringify(one[detail]) !== JSON.stringify(other[detail]));
}

/** What was not touched in the form stays as it is now, whoever made it so. */
export function overNow(base: WrittenDetails, wanted: WrittenDetails, now: WrittenDetails): WrittenDetails {
  const touched = differs(base, wanted);
  return { ...now, ...Object.fromEntries(touched.map((detail) => [detail, wanted[detail]])) };
}

/** The command's own schema over what was typed, its complaints at the fields. */
export function editResolver(accountId: string, was: WrittenDetails) {
  return draftResolver<AccountEditDraft, typeof changeAccountInput>({
    schema: changeAccountInput,
    read: (draft) => ({ accountId, was, becomes: meant(draft) }),
    place: ({ path, message }) => ({ field: String(path[1] ?? 'name'), message }),
  });
}
