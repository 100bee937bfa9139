import { type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { containing } from '#server/queries/containing.ts';

/** What was typed, as the database is asked for it. */
export interface Typed {
  readonly text: string;
  /** As it was typed, capitals and all. */
  readonly exact: string;
  /** At most six of its words. */
  readonly words: readonly string[];
  /** Near misses too: every word may hold a slip, and much more is looked at. */
  readonly near: boolean;
}

/** A shorter text has no three letters in a row that an index of trigrams knows. */
const enough = 3;
const mostWords = 6;

export function typedAs(text: string, near = false): Typed {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, mostWords);
  return { text: words.join(' '), exact: text.trim(), words, near };
}

export function hasTrigrams({ words }: Typed): boolean {
  return words.some((word) => word.length >= enough);
}

/** Every word stands somewhere in it. */
export function hasAllWords(column: SQL, { words }: Typed): SQL {
  return sql.join(
    words.map((word) => sql`${column} ilike ${containing(word)}`),
    sql` and `,
  );
}

/** One of the words stands somewhere in it. */
export function hasSomeWord(column: SQL, { words }: Typed): SQL {
  return sql.join(
    words.map((word) => sql`${column} ilike ${containing(word)}`),
    sql` or `,
  );
}

/** It looks like the text: most of its groups of three letters are those of a part of it. */
export function looksLike(column: SQL, { text }: Typed): SQL {
  return sql`${column} %> ${text}`;
}

const likeness = '0.3';

/**
 * Texts look alike sooner than PostgreSQL says by itself, so that two letters may change places; and no table is read
 * whole: the planner thinks little of trigram indexes, and would read 100,000 names for a rare one.
 */
export function searching<Answer>(db: Database, ask: (tx: Transaction) => Promise<Answer>): Promise<Answer> {
  return db.transaction(async (tx) => {
    await tx.execute(
      sql`select set_config('pg_trgm.word_similarity_threshold', ${likeness}, true), set_config('enable_seqscan', 'off', true)`,
    );
    return ask(tx);
  });
}
