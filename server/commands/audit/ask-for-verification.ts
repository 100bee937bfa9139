import { and, count, eq, inArray, max } from 'drizzle-orm';
import { z } from 'zod';
import { auditCheckpoints, auditVerifications } from '#db/schema/audit-trust.ts';
import { users } from '#db/schema/users.ts';
import { askForVerification } from '#domain/verifying.ts';
import { headOf } from '#server/audit/write-head.ts';
import { defineVerb } from '#server/commands/verb.ts';

export const askForVerificationVerb = defineVerb({
  name: 'ask-for-verification',
  action: 'verify_audit',
  input: z.strictObject({}),
  load: async (tx, _input, { by }) => {
    // Whoever asks twice at once is counted one after the other.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, by.id)).for('no key update');
    const { seq } = await headOf(tx);
    const [cut] = await tx.select({ seq: max(auditCheckpoints.seq) }).from(auditCheckpoints);
    const [mine] = await tx
      .select({ open: count() })
      .from(auditVerifications)
      .where(
        and(eq(auditVerifications.userId, by.id), inArray(auditVerifications.status, ['waiting', 'running'])),
      );
    return { total: seq - (cut?.seq ?? 0), open: mine?.open ?? 0 };
  },
})({
  scope: () => ({}),
  decide: (state, _input, act) => askForVerification(state, act),
  save: async (tx, { id, total }, { act }) => {
    await tx
      .insert(auditVerifications)
      .values({ id, total, userId: act.by.id, status: 'waiting', createdAt: act.now });
    return { verificationId: id };
  },
});
