import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { users } from '#db/schema/users.ts';
import { delegations } from '#db/schema/working.ts';
import { refuse } from '#domain/decision.ts';
import { createDelegation } from '#domain/delegations.ts';
import { delegationInput } from '#domain/inputs/talk.ts';
import { defineVerb } from '#server/commands/verb.ts';

export const createDelegationVerb = defineVerb({
  name: 'create-delegation',
  action: 'delegate',
  input: delegationInput,
  load: async (tx, input, { by, now }) => {
    // Both, in one order: else two could become each other's stand-in at once.
    const both = await tx
      .select({ id: users.id, name: users.name, roles: users.roles, active: users.active })
      .from(users)
      .where(inArray(users.id, [by.id, input.delegateId]))
      .orderBy(users.id)
      .for('no key update');
    const delegate = both.find(({ id }) => id === input.delegateId);
    if (!delegate?.active) return refuse('not_found', 'There is no such colleague.');
    const absences = await aheadOf(tx, delegate.id, now);
    return { delegate: { ...delegate, absences }, own: await aheadOf(tx, by.id, now) };
  },
})({
  scope: () => ({}),
  decide: createDelegation,
  save: async (tx, next, { act }) => {
    await tx.insert(delegations).values({ ...next, userId: act.by.id, createdAt: act.now });
    return { delegationId: next.id };
  },
});

async function aheadOf(tx: Transaction, userId: string, now: Date) {
  const rows = await tx
    .select({ delegation: delegations, delegate: { id: users.id, name: users.name } })
    .from(delegations)
    .innerJoin(users, eq(users.id, delegations.delegateId))
    .where(and(eq(delegations.userId, userId), isNull(delegations.endedAt), gt(delegations.endsAt, now)));
  return rows.map(({ delegation, delegate }) => ({ ...delegation, delegate }));
}
