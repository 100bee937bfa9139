import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { grants } from '#db/schema/access.ts';
import { accounts, contacts } from '#db/schema/accounts.ts';
import { users } from '#db/schema/users.ts';
import { groundInWords } from '#domain/access.ts';
import type { Act, Person } from '#domain/act.ts';
import { type Refusal, refuse } from '#domain/decision.ts';
import type { NewGrant } from '#domain/unlocking.ts';
import { type ReadAccess, readAccess } from '#server/access/read-access.ts';
import { settleInterest } from '#server/commands/demand/settle-interest.ts';
import { lockFeature, lockRounds } from '#server/commands/lock.ts';
import { sharePolicy } from '#server/commands/policy-lock.ts';
import { isRefusal } from '#server/commands/verb.ts';

/** Locks what a decision about access rests on (the feature's state and its rounds' seats), then reads the facts. */
export async function loadAccess(
  tx: Transaction,
  pair: { readonly featureId: string; readonly accountId: string },
  by: Pick<Person, 'id' | 'roles' | 'teamId'>,
  now: Date,
): Promise<ReadAccess | Refusal> {
  await sharePolicy(tx);
  await lockSeller(tx, by.id);
  const feature = await lockFeature(tx, pair.featureId, 'share');
  if (isRefusal(feature)) return feature;
  await lockRounds(tx, feature.id);
  const [account] = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.id, pair.accountId))
    .for('share');
  if (!account) return refuse('not_found', 'There is no such account.');
  const [access] = await readAccess(tx, { accountIds: [account.id], featureIds: [feature.id], by, now });
  return access ?? refuse('not_found', 'There is no such feature.');
}

interface Scopeable {
  readonly featureRow: Pick<ReadAccess['featureRow'], 'variants' | 'offVariant'>;
  readonly accountRow: Pick<ReadAccess['accountRow'], 'id'>;
}

/** Their budget is counted over all features: one ask of theirs after the other. */
async function lockSeller(tx: Transaction, id: string): Promise<void> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, id)).for('no key update');
}

/** What a wish for a variant or for some contacts is measured by. */
export async function loadScope(tx: Transaction, { featureRow, accountRow }: Scopeable) {
  const people = await tx
    .select({ key: contacts.key })
    .from(contacts)
    .where(eq(contacts.accountId, accountRow.id));
  const { variants, offVariant } = featureRow;
  return { variants, offVariant, contactKeys: people.map(({ key }) => key) };
}

export function unlockScope(state: ReadAccess) {
  return { byPolicy: true, internalAccounts: state.accountRow.type === 'internal' };
}

export async function insertGrant(
  tx: Transaction,
  grant: NewGrant,
  state: ReadAccess,
  act: Act,
): Promise<void> {
  const { ground, ...row } = grant;
  await tx.insert(grants).values({
    ...row,
    contactKeys: [...row.contactKeys],
    featureId: state.featureRow.id,
    accountId: state.accountRow.id,
    policyVersion: ground.policyVersion,
    ruleText: `${groundInWords(ground)}: ${ground.ruleText}`,
    grantedBy: act.by.id,
    sellerId: grant.sellerId,
    createdAt: act.now,
  });
  await settleInterest(
    tx,
    { featureId: state.featureRow.id, accountId: state.accountRow.id },
    'had',
    act.now,
  );
}
