import { and, desc, eq, gte, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { auditEvents, notifications } from '#db/schema/audit.ts';
import { users } from '#db/schema/users.ts';
import type { RecordedEvent } from '#domain/audit/events.ts';
import { tell } from '#domain/audit/sentences.ts';
import { addDays } from '#domain/dates.ts';
import { placeOfNotice } from '#domain/notices.ts';
import type { Channel, Letter } from './channel.ts';

/** One notice, or what gathered for one person until that moment (ISO 8601). */
export type DeliveryJob =
  | { readonly noticeId: string }
  | { readonly digestFor: string; readonly until: string };

export interface Delivery {
  readonly db: Database;
  readonly channel: Pick<Channel, 'deliver'>;
  /** The address people know this house by. */
  readonly publicUrl: string;
}

const mostInDigest = 30;
const oldestDays = 7;

/**
 * Delivers what is not delivered and not read, and marks it. Only one at a time delivers the same thing; one that
 * breaks off between the other server's yes and the mark sends the same letter, with the same id, again.
 */
export async function deliver(delivery: Delivery, job: DeliveryJob, now: Date): Promise<void> {
  const subject = 'noticeId' in job ? job.noticeId : job.digestFor;
  await delivery.db.transaction(async (tx) => {
    const [lock] = await tx.execute<{ free: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${subject}, 0)) as free`,
    );
    if (!lock?.free) return;
    const found = await undelivered(tx, job);
    const [first] = found;
    if (!first) return;
    await delivery.channel.deliver(
      letterOf(delivery, job, found, { ...first.reader, id: first.userId }, now),
    );
    const ids = found.map(({ id }) => id);
    await tx.update(notifications).set({ mailedAt: now }).where(inArray(notifications.id, ids));
  });
}

function undelivered(tx: Transaction, job: DeliveryJob) {
  const which =
    'noticeId' in job
      ? eq(notifications.id, job.noticeId)
      : and(
          eq(notifications.userId, job.digestFor),
          eq(notifications.mail, 'daily'),
          lt(notifications.createdAt, new Date(job.until)),
          gte(notifications.createdAt, addDays(new Date(job.until), -oldestDays)),
        );
  return tx
    .select({
      id: notifications.id,
      userId: notifications.userId,
      reader: { name: users.name, email: users.email },
      recorded: { event: auditEvents.event, actor: auditEvents.actor },
    })
    .from(notifications)
    .innerJoin(users, and(eq(users.id, notifications.userId), eq(users.active, true)))
    .innerJoin(auditEvents, eq(auditEvents.seq, notifications.eventSeq))
    .where(and(which, isNull(notifications.mailedAt), isNull(notifications.readAt)))
    .orderBy(desc(notifications.eventSeq));
}

function letterOf(
  { publicUrl }: Delivery,
  job: DeliveryJob,
  found: readonly { readonly recorded: Pick<RecordedEvent, 'event' | 'actor'> }[],
  reader: { readonly id: string; readonly name: string; readonly email: string },
  now: Date,
): Letter {
  const href = (path: string) => new URL(path, publicUrl).href;
  const told = found.slice(0, mostInDigest);
  return {
    id: 'noticeId' in job ? job.noticeId : `${job.digestFor}.${job.until.slice(0, 10)}`,
    to: reader,
    items: told.map(({ recorded }) => ({
      told: tell(recorded, { userId: reader.id, now }),
      href: href(placeOfNotice(recorded.event)),
    })),
    more: found.length - told.length,
    noticesHref: href('/notices'),
    choicesHref: href('/notices/settings'),
  };
}
