import { and, eq, gte, isNull, lt } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { notifications } from '#db/schema/audit.ts';
import { addDays } from '#domain/dates.ts';
import type { Post } from '#server/outbox/notify.ts';
import { firstTime } from './first-time.ts';

/** UTC. */
const digestHour = 7;

/** Hands out the digests of the day, once a person and day, of what was told before its hour and is not read. */
export async function postDigests(db: Database, post: Post, now: Date): Promise<number> {
  const until = latestDigest(now);
  return db.transaction(async (tx) => {
    const people = await tx
      .selectDistinct({ subjectId: notifications.userId })
      .from(notifications)
      .where(
        and(
          eq(notifications.mail, 'daily'),
          isNull(notifications.mailedAt),
          isNull(notifications.readAt),
          lt(notifications.createdAt, until),
          gte(notifications.createdAt, addDays(until, -7)),
        ),
      );
    const wanted = people.map((one) => ({ ...one, kind: 'digest' as const, about: until }));
    const due = await firstTime(tx, wanted, now);
    if (due.length > 0)
      await post(
        tx,
        due.map(({ subjectId }) => ({ digestFor: subjectId, until: until.toISOString() })),
      );
    return due.length;
  });
}

function latestDigest(now: Date): Date {
  const today = new Date(now);
  today.setUTCHours(digestHour, 0, 0, 0);
  return today > now ? addDays(today, -1) : today;
}
