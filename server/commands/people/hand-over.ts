import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import { refuse } from '#domain/decision.ts';
import { handedOverAtOnce, handOver } from '#domain/handing-over.ts';
import { type HandOverInput, handOverInput } from '#domain/inputs/people.ts';
import { defineVerb } from '#server/commands/verb.ts';

export const handOverVerb = defineVerb({
  name: 'hand-over',
  action: 'manage_users',
  input: handOverInput,
  load: async (tx, input) => {
    const both = await tx
      .select({
        id: users.id,
        name: users.name,
        roles: users.roles,
        active: users.active,
        teamId: users.teamId,
      })
      .from(users)
      .where(inArray(users.id, [input.fromId, input.toId]))
      .orderBy(users.id)
      .for('no key update');
    const from = both.find(({ id }) => id === input.fromId);
    const to = both.find(({ id }) => id === input.toId);
    if (!from || !to) return refuse('not_found', 'There is no such person.');
    return { from, to, ...(await lockHeld(tx, input)) };
  },
})({
  scope: () => ({}),
  decide: handOver,
  save: async (tx, { ids, left }, { state: { to }, input: { what } }) => {
    if (what === 'accounts')
      await tx
        .update(accounts)
        .set({ ownerId: to.id, teamId: to.teamId })
        .where(inArray(accounts.id, [...ids]));
    else
      await tx
        .update(features)
        .set(what === 'pm_features' ? { pmId: to.id } : { engineerId: to.id })
        .where(inArray(features.id, [...ids]));
    return { handedOver: ids.length, left };
  },
});

async function lockHeld(tx: Transaction, { fromId, what }: HandOverInput) {
  if (what === 'accounts') {
    const owned = and(eq(accounts.ownerId, fromId), isNull(accounts.archivedAt));
    const rows = await tx
      .select({ id: accounts.id, key: accounts.key, name: accounts.name })
      .from(accounts)
      .where(owned)
      .orderBy(accounts.id)
      .limit(handedOverAtOnce)
      .for('update');
    return { accounts: rows, features: [], total: await tx.$count(accounts, owned) };
  }
  const whose = what === 'pm_features' ? features.pmId : features.engineerId;
  const theirs = and(eq(whose, fromId), ne(features.stage, 'retired'));
  const rows = await tx
    .select({ id: features.id, key: features.key, name: features.name })
    .from(features)
    .where(theirs)
    .orderBy(features.id)
    .limit(handedOverAtOnce)
    .for('update');
  return { accounts: [], features: rows, total: await tx.$count(features, theirs) };
}
