import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { grants, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { comments, feedback } from '#db/schema/demand.ts';
import { features } from '#db/schema/features.ts';
import type { CommentSubject } from '#domain/audit/demand-events.ts';
import { writeComment } from '#domain/comments.ts';
import { refuse } from '#domain/decision.ts';
import { commentInput } from '#domain/inputs/talk.ts';
import { defineVerb } from '#server/commands/verb.ts';

const subjects = {
  request: { table: requests, missing: 'There is no such request.' },
  grant: { table: grants, missing: 'There is no such unlock.' },
  feedback: { table: feedback, missing: 'There is no such feedback.' },
} as const;

export const writeCommentVerb = defineVerb({
  name: 'write-comment',
  action: 'comment',
  input: commentInput,
  load: (tx, { on }) => loadSubject(tx, on),
})({
  scope: () => ({}),
  decide: writeComment,
  save: async (tx, next, { input: { on }, act }) => {
    const about = {
      requestId: on.kind === 'request' ? on.id : null,
      grantId: on.kind === 'grant' ? on.id : null,
      feedbackId: on.kind === 'feedback' ? on.id : null,
    };
    await tx.insert(comments).values({ ...next, ...about, authorId: act.by.id, createdAt: act.now });
    return { commentId: next.id };
  },
});

/** Nothing is locked: what a comment stands under is never deleted. */
async function loadSubject(tx: Transaction, on: CommentSubject) {
  const { table, missing } = subjects[on.kind];
  const [found] = await tx
    .select({
      feature: { id: features.id, key: features.key, name: features.name },
      account: { id: accounts.id, key: accounts.key, name: accounts.name },
    })
    .from(table)
    .innerJoin(features, eq(features.id, table.featureId))
    .innerJoin(accounts, eq(accounts.id, table.accountId))
    .where(eq(table.id, on.id));
  return found ?? refuse('not_found', missing);
}
