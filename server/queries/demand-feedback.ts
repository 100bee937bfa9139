import { count, desc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { comments, feedback } from '#db/schema/demand.ts';
import { features, rounds } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import type { Sentiment } from '#domain/feedback.ts';

const mostRows = 100;

/** The latest that was said about a feature, or by an account. */
export async function feedbackOf(
  db: Database,
  of: { readonly featureId: string } | { readonly accountId: string },
) {
  const answers = db
    .select({ feedbackId: comments.feedbackId, answers: count().as('answers') })
    .from(comments)
    .groupBy(comments.feedbackId)
    .as('answers');
  const rows = await db
    .select({
      id: feedback.id,
      sentiment: feedback.sentiment,
      text: feedback.text,
      link: feedback.link,
      createdAt: feedback.createdAt,
      authorName: users.name,
      account: { key: accounts.key, name: accounts.name },
      feature: { key: features.key, name: features.name },
      round: { id: rounds.id, kind: rounds.kind, number: rounds.number },
      answers: answers.answers,
    })
    .from(feedback)
    .innerJoin(accounts, eq(accounts.id, feedback.accountId))
    .innerJoin(features, eq(features.id, feedback.featureId))
    .innerJoin(users, eq(users.id, feedback.authorId))
    .leftJoin(rounds, eq(rounds.id, feedback.roundId))
    .leftJoin(answers, eq(answers.feedbackId, feedback.id))
    .where('featureId' in of ? eq(feedback.featureId, of.featureId) : eq(feedback.accountId, of.accountId))
    .orderBy(desc(feedback.createdAt))
    .limit(mostRows);
  return rows.map((row) => ({ ...row, answers: row.answers ?? 0 }));
}

/** How many of each sentiment there are in each round of a feature. */
export async function sentimentsByRound(db: Database, featureId: string) {
  const rows = await db
    .select({ roundId: feedback.roundId, sentiment: feedback.sentiment, many: count() })
    .from(feedback)
    .where(eq(feedback.featureId, featureId))
    .groupBy(feedback.roundId, feedback.sentiment);
  const byRound = new Map<string | null, Record<Sentiment, number>>();
  for (const { roundId, sentiment, many } of rows) {
    const counts = byRound.get(roundId) ?? { positive: 0, neutral: 0, negative: 0 };
    byRound.set(roundId, { ...counts, [sentiment]: many });
  }
  return [...byRound].map(([roundId, counts]) => ({ roundId, counts }));
}
