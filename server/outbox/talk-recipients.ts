import { eq } from 'drizzle-orm';
import { approvals, grants } from '#db/schema/access.ts';
import { comments, feedback } from '#db/schema/demand.ts';
import { features } from '#db/schema/features.ts';
import type { CommentSubject } from '#domain/audit/demand-events.ts';
import { askersOf, decidersOf } from './request-recipients.ts';
import type { Reading, ToldTo } from './told-to.ts';

/** A comment is told to those whom its subject concerns, and to everybody who wrote under it before. */
export const talkRecipients: ToldTo = {
  'comment.written': async (db, { on }, at) => [
    ...(await writersUnder(db, on)),
    ...(await concerned[on.kind](db, on.id, at)),
  ],
};

const concerned: Record<
  CommentSubject['kind'],
  (db: Reading, id: string, at: Date) => Promise<readonly string[]>
> = {
  request: async (db, id, at) => [
    ...(await askersOf(db, id)),
    ...(await decidersOf(db, id, at)),
    ...(await decidedOn(db, id)),
  ],
  grant: async (db, id) => {
    const found = await db
      .select({ grantedBy: grants.grantedBy, sellerId: grants.sellerId })
      .from(grants)
      .where(eq(grants.id, id));
    return found.flatMap((grant) => [grant.grantedBy, grant.sellerId]);
  },
  feedback: async (db, id) => {
    const found = await db
      .select({ authorId: feedback.authorId, pmId: features.pmId, engineerId: features.engineerId })
      .from(feedback)
      .innerJoin(features, eq(features.id, feedback.featureId))
      .where(eq(feedback.id, id));
    return found.flatMap((given) => [given.authorId, given.pmId, given.engineerId]);
  },
};

async function decidedOn(db: Reading, requestId: string): Promise<string[]> {
  const found = await db
    .selectDistinct({ id: approvals.decidedBy })
    .from(approvals)
    .where(eq(approvals.requestId, requestId));
  return found.map(({ id }) => id);
}

async function writersUnder(db: Reading, on: CommentSubject): Promise<string[]> {
  const column = { request: comments.requestId, grant: comments.grantId, feedback: comments.feedbackId };
  const found = await db
    .selectDistinct({ id: comments.authorId })
    .from(comments)
    .where(eq(column[on.kind], on.id));
  return found.map(({ id }) => id);
}
