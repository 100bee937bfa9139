import { and, desc, eq, isNull, lt } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { auditEvents, notifications } from '#db/schema/audit.ts';

const pageSize = 40;

/** One page of a person's notices, newest first; `next` is the cursor of the following page. */
export async function noticesOf(
  db: Database,
  userId: string,
  { before, unread }: { readonly before?: number | undefined; readonly unread?: boolean | undefined },
) {
  const rows = await db
    .select({
      id: notifications.id,
      readAt: notifications.readAt,
      seq: auditEvents.seq,
      at: auditEvents.at,
      actor: auditEvents.actor,
      event: auditEvents.event,
      hash: auditEvents.hash,
    })
    .from(notifications)
    .innerJoin(auditEvents, eq(auditEvents.seq, notifications.eventSeq))
    .where(
      and(
        eq(notifications.userId, userId),
        notifications.inApp,
        before === undefined ? undefined : lt(notifications.eventSeq, before),
        unread ? isNull(notifications.readAt) : undefined,
      ),
    )
    .orderBy(desc(notifications.eventSeq))
    .limit(pageSize + 1);
  const notices = rows.slice(0, pageSize);
  return { notices, next: rows.length > pageSize ? (notices.at(-1)?.seq ?? null) : null };
}

export async function unreadNotices(db: Database, userId: string): Promise<number> {
  return db.$count(
    notifications,
    and(eq(notifications.userId, userId), isNull(notifications.readAt), notifications.inApp),
  );
}
