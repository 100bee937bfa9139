import { asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contacts } from '#db/schema/accounts.ts';
import type { Person } from '#domain/act.ts';
import { permits } from '#domain/permissions.ts';
import { readAccess } from '#server/access/read-access.ts';
import { unreviewedSince } from '#server/access/unreviewed-break-glass.ts';
import { onable } from './onable.ts';

/** What access to one feature for one account is decided on; undefined when either is not there. */
export async function pairAccess(
  db: Database,
  pair: { featureId: string; accountId: string },
  by: Person,
  now: Date,
) {
  const wanted = { accountIds: [pair.accountId], featureIds: [pair.featureId], by, now };
  const [access] = await readAccess(db, wanted);
  if (!access) return undefined;
  const people = await db
    .select({ key: contacts.key, name: contacts.name, email: contacts.email })
    .from(contacts)
    .where(eq(contacts.accountId, pair.accountId))
    .orderBy(asc(contacts.name));
  const { facts, feature, account, onVariant } = access;
  return {
    ...{ facts, feature, account, onVariant },
    variants: onable(access.featureRow),
    contacts: people,
    unreviewedSince: (await unreviewedSince(db, pair)) ?? null,
    /** By policy; who may not needs no approval either to break the glass. */
    mayUnlock: permits('unlock', by.roles, { byPolicy: true }),
  };
}
