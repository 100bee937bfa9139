import { draftResolver } from '#components/features/draft-resolver.ts';
import { createAccountInput } from '#domain/inputs/accounts.ts';

/** What stands in the form: texts, as typed. */
export interface AccountDraft {
  name: string;
  key: string;
  ownerId: string;
  tier: string;
  type: string;
  arr: string;
  region: string;
}

export const accountResolver = draftResolver<AccountDraft, typeof createAccountInput>({
  schema: createAccountInput,
  read: (draft) => ({ ...draft, arr: wholeDollars(draft.arr) }),
});

/** "84,000" and "$84000" are 84000. */
function wholeDollars(typed: string): number {
  const digits = typed.replaceAll(/[\s,$]/g, '');
  return digits === '' ? 0 : Number(digits);
}
