import { requests } from '#db/schema/access.ts';
import { askExtension } from '#domain/extending.ts';
import { askExtensionInput } from '#domain/inputs/grants.ts';
import { recordExtensionAsk } from '#server/commands/policy/record-ask.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { unlockScope } from './load-access.ts';
import { loadExtending } from './load-extending.ts';

/** Like asking for a feature: whoever may unlock for the account may ask, and the policy says whom. */
export const askExtensionVerb = defineVerb({
  name: 'ask-extension',
  action: 'unlock',
  input: askExtensionInput,
  load: (tx, input, act) => loadExtending(tx, input.grantId, act),
})({
  scope: unlockScope,
  decide: askExtension,
  tried: recordExtensionAsk,
  save: async (tx, next, { state, input, act }) => {
    const { ground, ...row } = next;
    await tx.insert(requests).values({
      ...row,
      steps: [...next.steps],
      featureId: state.featureRow.id,
      accountId: state.accountRow.id,
      status: 'pending',
      requestedBy: act.by.id,
      requestedFor: act.by.id,
      reason: input.reason,
      days: input.days,
      dealCloseDate: input.dealCloseDate ?? null,
      policyVersion: ground.policyVersion,
      ruleText: ground.ruleText,
      intentAt: act.now,
      createdAt: act.now,
      revisedAt: act.now,
    });
    return { requestId: next.id };
  },
});
