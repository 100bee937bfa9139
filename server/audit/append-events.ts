import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { inSlices } from '#db/in-slices.ts';
import { auditEvents, auditHead } from '#db/schema/audit.ts';
import { canonicalEvent } from '#domain/audit/canonical.ts';
import type { Actor, AuditEvent } from '#domain/audit/events.ts';

interface About {
  readonly actor: Actor;
  readonly at: Date;
  readonly commandId: string;
  readonly requestId?: string | undefined;
}

interface Appended {
  readonly from: number;
  readonly to: number;
}

/** Appends to the audit chain under the lock of its head: the sequence has no gaps and each hash covers the one before. */
export async function appendEvents(
  tx: Transaction,
  events: readonly AuditEvent[],
  about: About,
): Promise<Appended> {
  const [head] = await tx.select().from(auditHead).where(eq(auditHead.id, 1)).for('update');
  if (!head) throw new Error('The audit chain has no head; was the database migrated?');
  let { seq, hash } = head;
  const rows = events.map((event) => {
    const chained = { ...about, seq: seq + 1, event, prevHash: hash };
    seq = chained.seq;
    hash = createHash('sha256').update(canonicalEvent(chained)).digest('hex');
    return {
      ...chained,
      hash,
      type: event.type,
      actorId: about.actor.kind === 'user' ? about.actor.id : null,
      featureId: 'feature' in event ? event.feature.id : null,
      accountId: 'account' in event ? event.account.id : null,
    };
  });
  await inSlices(rows, (slice) => tx.insert(auditEvents).values(slice));
  await tx.update(auditHead).set({ seq, hash }).where(eq(auditHead.id, 1));
  return { from: head.seq + 1, to: seq };
}
