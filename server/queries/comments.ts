import { asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { comments } from '#db/schema/demand.ts';
import { users } from '#db/schema/users.ts';
import type { CommentSubject } from '#domain/audit/demand-events.ts';

const shownAtMost = 200;
const column = { request: comments.requestId, grant: comments.grantId, feedback: comments.feedbackId };

/** What was said about one subject, oldest first. */
export async function commentThread(db: Database, on: CommentSubject) {
  return db
    .select({
      id: comments.id,
      text: comments.text,
      createdAt: comments.createdAt,
      author: { id: users.id, name: users.name },
    })
    .from(comments)
    .innerJoin(users, eq(users.id, comments.authorId))
    .where(eq(column[on.kind], on.id))
    .orderBy(asc(comments.createdAt), asc(comments.id))
    .limit(shownAtMost);
}
