import { beginningOf } from '#domain/beginning-of.ts';
import { accountKey } from '#domain/inputs/accounts.ts';
import { keysOfName } from './keys-of-name.ts';
import type { KnownAccount, KnownHouse } from './known-accounts.ts';
import type { ReadRow, Said } from './read-cells.ts';
import { foldedName } from './same-rows.ts';

export type Found =
  | { readonly account: KnownAccount }
  /** Nobody has it yet: the key of the new account. */
  | { readonly key: string }
  | { readonly problem: string };

/** Whom a row means: by CRM id, then by key, then by the name that its key was made of. */
export function findAccount({ texts }: ReadRow, house: KnownHouse): Found {
  const [crmId, key, name] = [texts.get('crmId'), texts.get('key'), texts.get('name')];
  const withCrmId = crmId ? house.withCrmId(crmId.text) : [];
  if (crmId && withCrmId.length > 1)
    return {
      problem: `“${crmId.column}” says ${crmId.text}, which ${withCrmId.length} accounts have: ${withCrmId.map((one) => one.key).join(', ')}.`,
    };
  const [byCrmId] = withCrmId;
  const byKey = key && ofKey(key, house);
  if (byKey && 'problem' in byKey) return byKey;
  if (byCrmId) {
    if (key && byCrmId.key !== key.text)
      return {
        problem: `“${crmId?.column}” belongs to ${byCrmId.name}, whose key is ${byCrmId.key} and can not become ${key.text}.`,
      };
    return { account: byCrmId };
  }
  if (byKey) return 'account' in byKey ? unlessOther(byKey.account, crmId) : byKey;
  return name ? ofName(name, crmId, house) : { problem: 'A new account needs a name.' };
}

function ofKey(key: Said, house: KnownHouse): Found {
  const account = house.withKey(key.text);
  if (account) return { account };
  const alike = house.likeKey(key.text);
  if (alike)
    return {
      problem: `“${key.column}” says ${key.text}, but ${alike.name} has the key ${alike.key}: only capital letters differ.`,
    };
  const read = accountKey.safeParse(key.text);
  return read.success
    ? { key: read.data }
    : {
        problem: `“${key.column}” says “${beginningOf(key.text, 40)}”. ${read.error.issues[0]?.message ?? ''}`,
      };
}

/** An account that is found by its key and has another CRM id is another account. */
function unlessOther(account: KnownAccount, crmId: Said | undefined): Found {
  if (!crmId || account.crmId === null) return { account };
  return {
    problem: `The key ${account.key} belongs to ${account.name}, whose CRM id is ${account.crmId} and not ${crmId.text}.`,
  };
}

function ofName(name: Said, crmId: Said | undefined, house: KnownHouse): Found {
  const keys = keysOfName(name.text);
  if (keys.length === 0)
    return {
      problem: `No key can be made of “${beginningOf(name.text, 40)}”: give the line one, in a column of keys.`,
    };
  for (const key of keys) {
    const account = house.withKey(key) ?? house.likeKey(key);
    if (!account) return { key };
    const isIt = foldedName(account.name) === foldedName(name.text);
    if (isIt && (!crmId || account.crmId === null)) return { account };
  }
  return {
    problem: `${keys.length} accounts are called much like “${beginningOf(name.text, 40)}”: give the line a key.`,
  };
}
