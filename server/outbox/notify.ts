import { randomUUID } from 'node:crypto';
import { and, asc, between, eq, inArray } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { auditEvents, notifications } from '#db/schema/audit.ts';
import { noticeSettings } from '#db/schema/working.ts';
import { type NoticeKind, noticeKindOf, usualNotices } from '#domain/notices.ts';
import type { DeliveryJob } from './channels/deliver.ts';
import type { AuditJob } from './outbox.ts';
import { recipientsOf } from './recipients.ts';
import type { Reading } from './told-to.ts';

/** Takes what is to leave the app, in the transaction that wrote it down. */
export type Post = (tx: Transaction, jobs: readonly DeliveryJob[]) => Promise<void>;

/** Tells people of the events of one job, as each of them chose. Told again of the same event, nobody is told twice. */
export async function notify(db: Database, { from, to }: AuditJob, post?: Post): Promise<void> {
  const events = await db
    .select()
    .from(auditEvents)
    .where(between(auditEvents.seq, from, to))
    .orderBy(asc(auditEvents.seq));
  for (const event of events) {
    const kind = noticeKindOf[event.type];
    const told = kind ? await recipientsOf(db, event) : [];
    if (!kind || told.length === 0) continue;
    const chosen = await choicesOf(db, told, kind);
    const rows = told.map((userId) => ({
      id: randomUUID(),
      userId,
      eventSeq: event.seq,
      createdAt: event.at,
      ...(chosen.get(userId) ?? usualNotices[kind]),
    }));
    const wanted = rows.filter(({ inApp, mail }) => inApp || mail !== 'never');
    if (wanted.length === 0) continue;
    await db.transaction(async (tx) => {
      const written = await tx
        .insert(notifications)
        .values(wanted)
        .onConflictDoNothing()
        .returning({ id: notifications.id, mail: notifications.mail });
      const atOnce = written.filter(({ mail }) => mail === 'each').map(({ id }) => ({ noticeId: id }));
      if (post && atOnce.length > 0) await post(tx, atOnce);
    });
  }
}

async function choicesOf(db: Reading, userIds: readonly string[], kind: NoticeKind) {
  const rows = await db
    .select({ userId: noticeSettings.userId, inApp: noticeSettings.inApp, mail: noticeSettings.mail })
    .from(noticeSettings)
    .where(and(eq(noticeSettings.kind, kind), inArray(noticeSettings.userId, [...userIds])));
  return new Map(rows.map(({ userId, ...choice }) => [userId, choice]));
}
