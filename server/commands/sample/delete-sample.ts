import { sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';

const sampleFeatures = sql`(select id from features where sample)`;
const sampleAccounts = sql`(select id from accounts where sample)`;
const ofSample = sql`(feature_id in ${sampleFeatures} or account_id in ${sampleAccounts})`;
const sampleKeys = sql`(feature_key in (select key from features where sample)
  or account_key in (select key from accounts where sample))`;
const sampleRequests = sql`(select id from requests where ${ofSample})`;
const sampleGrants = sql`(select id from grants where ${ofSample})`;
const sampleFeedback = sql`(select id from feedback where ${ofSample})`;

/** In the order in which rows name each other: whoever is named goes last. Audit events stay. */
const steps = [
  sql`delete from comments where request_id in ${sampleRequests} or grant_id in ${sampleGrants}
    or feedback_id in ${sampleFeedback}`,
  sql`delete from reminders where subject_id in ${sampleRequests} or subject_id in ${sampleGrants}`,
  sql`delete from notifications where event_seq in (
    select seq from audit_events where feature_id in ${sampleFeatures} or account_id in ${sampleAccounts})`,
  sql`delete from asks where ${ofSample}`,
  sql`delete from approvals where request_id in ${sampleRequests}`,
  sql`delete from break_glass_reviews where grant_id in ${sampleGrants}`,
  sql`delete from grant_activations where grant_id in ${sampleGrants}`,
  sql`update requests set extends_grant_id = null where extends_grant_id in ${sampleGrants}`,
  sql`delete from grants where ${ofSample}`,
  sql`delete from requests where ${ofSample}`,
  sql`delete from feedback where ${ofSample}`,
  sql`delete from interests where ${ofSample}`,
  sql`delete from exclusions where ${ofSample}`,
  sql`delete from rounds where feature_id in ${sampleFeatures}`,
  sql`delete from feature_environments where feature_id in ${sampleFeatures}`,
  sql`delete from contacts where account_id in ${sampleAccounts}`,
  sql`delete from evaluation_rollups where ${sampleKeys}`,
  sql`delete from evaluation_days where ${sampleKeys}`,
  sql`delete from features where sample`,
  sql`delete from accounts where sample`,
];

/**
 * A row that is gone bears no revision, so whoever follows changes could not hear of it: the epoch begins anew instead,
 * as after a restored backup, and every evaluator reads everything again, also one that was cut off meanwhile.
 */
export async function deleteSample(tx: Transaction): Promise<void> {
  for (const step of steps) await tx.execute(step);
  await tx.execute(sql`
    with began as (
      update evaluation_state set revision = revision + 1, epoch = gen_random_uuid() where id = 1 returning revision)
    select pg_notify('latchkey_revision', revision::text) from began`);
}
