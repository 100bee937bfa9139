import { randomUUID } from 'node:crypto';
import { asc, between } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { auditEvents, notifications } from '#db/schema/audit.ts';
import type { AuditJob } from './outbox.ts';
import { recipientsOf } from './recipients.ts';

/** Tells people of the events of one job. Told again of the same event, nobody is told twice. */
export async function notify(db: Database, { from, to }: AuditJob): Promise<void> {
  const events = await db
    .select()
    .from(auditEvents)
    .where(between(auditEvents.seq, from, to))
    .orderBy(asc(auditEvents.seq));
  for (const event of events) {
    const told = await recipientsOf(db, event);
    if (told.length === 0) continue;
    const rows = told.map((userId) => ({
      id: randomUUID(),
      userId,
      eventSeq: event.seq,
      createdAt: event.at,
    }));
    await db.insert(notifications).values(rows).onConflictDoNothing();
  }
}
