import { eq } from 'drizzle-orm';
import { users } from '#db/schema/users.ts';
import { delegations } from '#db/schema/working.ts';
import { refuse } from '#domain/decision.ts';
import { endDelegation } from '#domain/delegations.ts';
import { endDelegationInput } from '#domain/inputs/talk.ts';
import { defineVerb } from '#server/commands/verb.ts';

export const endDelegationVerb = defineVerb({
  name: 'end-delegation',
  action: 'delegate',
  input: endDelegationInput,
  load: async (tx, input) => {
    const [row] = await tx
      .select({ delegation: delegations, delegate: { id: users.id, name: users.name } })
      .from(delegations)
      .innerJoin(users, eq(users.id, delegations.delegateId))
      .where(eq(delegations.id, input.delegationId))
      .for('update', { of: delegations });
    if (!row) return refuse('not_found', 'There is no such arrangement.');
    return { ...row.delegation, delegate: row.delegate };
  },
})({
  scope: () => ({}),
  decide: (state, _input, act) => endDelegation(state, act),
  save: async (tx, _next, { state, act }) => {
    await tx.update(delegations).set({ endedAt: act.now }).where(eq(delegations.id, state.id));
    return { delegationId: state.id };
  },
});
