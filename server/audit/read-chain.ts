import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import type { ReservedSql, Sql, TransactionSql } from 'postgres';
import type { StoredEvent } from '#domain/audit/chain.ts';
import { eventOfCopy } from './event-of-copy.ts';

export type ChainSource = Sql | ReservedSql | TransactionSql;

const lineEnd = 0x0a;
/** What is asked for at once: whoever stops early has at most so many thrown away. */
const rangeSize = 50_000;
/** After so long everything else of this process gets its turn. */
const longestMs = 1;

/**
 * The events behind `after` up to `upTo`, oldest first, a handful at a time. They come by COPY, because rows taken apart
 * column by column cost more than hashing them.
 */
export async function* readChain(
  sql: ChainSource,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): AsyncGenerator<StoredEvent[]> {
  let last = after;
  let many = rangeSize;
  while (many === rangeSize && last < upTo) {
    many = 0;
    for await (const events of eventsIn(await copyOf(sql, last, upTo))) {
      many += events.length;
      last = events.at(-1)?.seq ?? last;
      yield events;
    }
  }
}

function copyOf(sql: ChainSource, after: number, upTo: number): Promise<Readable> {
  return sql
    .unsafe(
      `copy (
        select seq, at at time zone 'UTC', command_id, request_id, actor, actor_id, type, feature_id, account_id,
          event, prev_hash, hash
        from audit_events where seq > ${Math.trunc(after)} and seq <= ${Math.trunc(upTo)}
        order by seq limit ${rangeSize}
      ) to stdout`,
    )
    .readable();
}

async function* eventsIn(stream: Readable): AsyncGenerator<StoredEvent[]> {
  let rest = Buffer.alloc(0);
  let since = performance.now();
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      const end = bytes.lastIndexOf(lineEnd);
      rest = bytes.subarray(end + 1);
      if (end >= 0) yield bytes.toString('utf8', 0, end).split('\n').map(eventOfCopy);
      if (performance.now() - since < longestMs) continue;
      // The socket would be read on and on, megabytes at a time.
      await setImmediate();
      since = performance.now();
    }
  } finally {
    // The connection answers nothing else before the last row was taken.
    stream.resume();
    await finished(stream).catch(() => undefined);
  }
}
