import { desc, eq } from 'drizzle-orm';
import { policyVersions, requests } from '#db/schema/access.ts';
import { publishPolicyInput } from '#domain/inputs/policy.ts';
import { publishPolicy } from '#domain/policy-publishing.ts';
import { holdPolicy } from '#server/commands/policy-lock.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadOpenRequests } from './load-open-requests.ts';

export const publishPolicyVerb = defineVerb({
  name: 'publish-policy',
  action: 'publish_policy',
  input: publishPolicyInput,
  load: async (tx, _input, act) => {
    await holdPolicy(tx);
    const [current] = await tx
      .select({ version: policyVersions.version, rules: policyVersions.rules })
      .from(policyVersions)
      .orderBy(desc(policyVersions.version))
      .limit(1);
    return {
      current: current ?? { version: 0, rules: [] },
      open: await loadOpenRequests(tx, act.now),
    };
  },
})({
  scope: () => ({}),
  decide: publishPolicy,
  save: async (tx, next, { act }) => {
    const { version, rules, reason, rejudged } = next;
    await tx
      .insert(policyVersions)
      .values({ version, rules: [...rules], reason, publishedBy: act.by.id, publishedAt: act.now });
    for (const { id, joinsLine, status, revision, steps, ruleText, policyVersion } of rejudged)
      await tx
        .update(requests)
        .set({
          status,
          revision,
          steps: [...steps],
          ruleText,
          policyVersion,
          revisedAt: act.now,
          ...(status === 'rejected' ? { decidedAt: act.now } : {}),
          ...(joinsLine ? { waitsSince: act.now } : {}),
        })
        .where(eq(requests.id, id));
    return { version, rejudged: rejudged.length };
  },
});
