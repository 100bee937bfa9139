import { and, eq, inArray } from 'drizzle-orm';
import { users } from '#db/schema/users.ts';
import type { AuditEvent, RecordedEvent } from '#domain/audit/events.ts';
import { breakGlassRecipients } from './break-glass-recipients.ts';
import { demandRecipients } from './demand-recipients.ts';
import { grantRecipients } from './grant-recipients.ts';
import { houseRecipients } from './house-recipients.ts';
import { requestRecipients } from './request-recipients.ts';
import { roundRecipients } from './round-recipients.ts';
import { signInRecipients } from './sign-in-recipients.ts';
import { talkRecipients } from './talk-recipients.ts';
import type { Reading, ToldTo } from './told-to.ts';

export const toldTo: ToldTo = {
  ...requestRecipients,
  ...grantRecipients,
  ...breakGlassRecipients,
  ...houseRecipients,
  ...signInRecipients,
  ...roundRecipients,
  ...demandRecipients,
  ...talkRecipients,
};

/** Whom an event is told to: active people whom it concerns, besides whoever did it. */
export async function recipientsOf(db: Reading, { event, actor, at }: RecordedEvent): Promise<string[]> {
  const find = toldTo[event.type] as
    | ((db: Reading, event: AuditEvent, at: Date) => Promise<readonly string[]>)
    | undefined;
  const concerned = new Set(find ? await find(db, event, at) : []);
  if (actor.kind === 'user') concerned.delete(actor.id);
  if (concerned.size === 0) return [];
  const found = await db
    .select({ id: users.id })
    .from(users)
    .where(and(inArray(users.id, [...concerned]), eq(users.active, true)));
  return found.map(({ id }) => id);
}
