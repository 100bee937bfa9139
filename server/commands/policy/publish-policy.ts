import { desc, eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { policyVersions, requests } from '#db/schema/access.ts';
import { publishPolicyInput } from '#domain/inputs/policy.ts';
import { publishPolicy, type RejudgedRequest } from '#domain/policy-publishing.ts';
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
    await saveRejudged(tx, rejudged, act.now);
    return { version, rejudged: rejudged.length };
  },
});

/** All in one statement: nobody else judges anything meanwhile. */
async function saveRejudged(tx: Transaction, rejudged: readonly RejudgedRequest[], now: Date): Promise<void> {
  if (rejudged.length === 0) return;
  const at = sql`${now.toISOString()}::timestamptz`;
  await tx
    .update(requests)
    .set({
      status: sql`judged.status`,
      revision: sql`judged.revision`,
      steps: sql`judged.steps`,
      ruleText: sql`judged."ruleText"`,
      policyVersion: sql`judged."policyVersion"`,
      revisedAt: now,
      decidedAt: sql`case when judged.status = 'rejected' then ${at} else ${requests.decidedAt} end`,
      waitsSince: sql`case when judged."joinsLine" then ${at} else ${requests.waitsSince} end`,
    })
    .from(sql`json_to_recordset(${JSON.stringify(rejudged)}::json) as judged (id uuid, status text,
      revision integer, steps jsonb, "ruleText" text, "policyVersion" integer, "joinsLine" boolean)`)
    .where(eq(requests.id, sql`judged.id`));
}
