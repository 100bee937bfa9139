import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { grants } from '#db/schema/access.ts';
import { type ExtendedGrant, extend } from '#domain/extending.ts';
import { extendInput } from '#domain/inputs/grants.ts';
import { cancelRequests } from '#server/commands/end-access.ts';
import { recordExtensionAsk } from '#server/commands/policy/record-ask.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadExtending } from './load-extending.ts';
import { grantScope } from './load-grant.ts';

export const extendGrantVerb = defineVerb({
  name: 'extend-grant',
  action: 'change_grant',
  input: extendInput,
  load: (tx, input, act) => loadExtending(tx, input.grantId, act),
})({
  scope: (state, act) => grantScope(state.held, act),
  decide: extend,
  tried: recordExtensionAsk,
  save: async (tx, next, { act }) => {
    await lengthenGrant(tx, next);
    await cancelRequests(tx, next.cancelRequests, act.now);
    return { grantId: next.grantId, expiresAt: next.expiresAt.toISOString() };
  },
});

export async function lengthenGrant(
  tx: Transaction,
  { grantId, expiresAt }: Pick<ExtendedGrant, 'grantId' | 'expiresAt'>,
): Promise<void> {
  await tx.update(grants).set({ expiresAt }).where(eq(grants.id, grantId));
}
