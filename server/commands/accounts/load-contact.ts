import { and, arrayContains, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { grants, requests } from '#db/schema/access.ts';
import { contacts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { livingAt } from '#server/access/read-access.ts';
import { isRefusal } from '#server/commands/verb.ts';
import { lockAccount } from './load-account.ts';

/** A contact under the lock of its account, with the features that are narrowed to it. */
export async function loadContact(
  tx: Transaction,
  { accountId, key }: { readonly accountId: string; readonly key: string },
  now: Date,
) {
  const row = await lockAccount(tx, accountId);
  if (isRefusal(row)) return row;
  const [contact] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.accountId, row.id), eq(contacts.key, key)));
  const held = tx
    .select({ name: features.name })
    .from(grants)
    .innerJoin(features, eq(features.id, grants.featureId))
    .where(and(eq(grants.accountId, row.id), livingAt(now), arrayContains(grants.contactKeys, [key])));
  const asked = tx
    .select({ name: features.name })
    .from(requests)
    .innerJoin(features, eq(features.id, requests.featureId))
    .where(
      and(
        eq(requests.accountId, row.id),
        inArray(requests.status, ['pending', 'waitlisted', 'offered']),
        arrayContains(requests.contactKeys, [key]),
      ),
    );
  const named = contact ? await held.union(asked) : [];
  const { id, name } = row;
  return {
    row,
    account: { id, key: row.key, name },
    contact,
    named: named.map((one) => one.name).toSorted(),
  };
}
