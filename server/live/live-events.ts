import type { Sql } from 'postgres';
import type { LiveEvent } from '#domain/live.ts';

/** So many missed events are told one by one; with more, a page reads everything again. */
const mostMissed = 500;

/** What was committed between two moments of the chain. */
export type LiveBatch =
  | {
      readonly kind: 'events';
      readonly from: number;
      readonly to: number;
      readonly events: readonly LiveEvent[];
    }
  | { readonly kind: 'reload'; readonly to: number };

/** Where the chain ends. Its lock orders all commits, so nothing before it is still to come. */
export async function readHead(sql: Sql): Promise<number> {
  const [head] = await sql<{ seq: string }[]>`select seq from audit_head`;
  if (!head) throw new Error('The audit chain has no head; was the database migrated?');
  return Number(head.seq);
}

/** What came after `after`, up to `head`; a chain that is shorter than what was seen is another one. */
export async function readBatch(sql: Sql, after: number, head: number): Promise<LiveBatch | undefined> {
  if (head === after) return undefined;
  if (head < after || head - after > mostMissed) return { kind: 'reload', to: head };
  const events = await sql<(Omit<LiveEvent, 'seq'> & { seq: string })[]>`
    select seq, type, feature_id as "featureId", account_id as "accountId", actor_id as "actorId",
      event ->> 'requestId' as "requestId"
    from audit_events where seq > ${after} and seq <= ${head} order by seq`;
  return {
    kind: 'events',
    from: after + 1,
    to: head,
    events: events.map(({ seq, ...event }) => ({ seq: Number(seq), ...event })),
  };
}

/** The part of a batch that whoever saw everything up to `at` does not know. */
export function unknownAt(batch: LiveBatch, at: number): LiveBatch | undefined {
  if (batch.kind === 'reload') return batch;
  if (batch.to <= at) return undefined;
  if (batch.from > at) return batch;
  return { ...batch, from: at + 1, events: batch.events.filter(({ seq }) => seq > at) };
}
