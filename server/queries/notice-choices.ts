import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { users } from '#db/schema/users.ts';
import { noticeSettings } from '#db/schema/working.ts';
import { noticeKinds, usualNotices } from '#domain/notices.ts';

/** What a person is told of, and how; kinds they never touched are as usual. */
export async function noticeChoices(db: Database, userId: string) {
  const chosen = await db.select().from(noticeSettings).where(eq(noticeSettings.userId, userId));
  const [person] = await db.select({ email: users.email }).from(users).where(eq(users.id, userId));
  return {
    /** Nothing where this house sends no e-mail. */
    mailTo: process.env.SMTP_URL ? (person?.email ?? null) : null,
    choices: noticeKinds.map((kind) => {
      const own = chosen.find((row) => row.kind === kind);
      const { inApp, mail } = own ?? usualNotices[kind];
      return { kind, inApp, mail };
    }),
  };
}
