import { and, count, desc, eq, gte, inArray, isNull, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { auditEvents, inNameOf, wordsOf } from '#db/schema/audit.ts';
import type { AuditEventType, RecordedEvent } from '#domain/audit/events.ts';

type Reading = Database | Transaction;

export interface EventFilter {
  readonly featureId?: string | undefined;
  readonly accountId?: string | undefined;
  /** What they did, and what was done in their name. */
  readonly personId?: string | undefined;
  readonly types?: readonly AuditEventType[] | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly text?: string | undefined;
  /** Sequence numbers after this one do not count. */
  readonly upTo?: number | undefined;
  /** What else must hold, for readers to whom not everything is given. */
  readonly within?: SQL | undefined;
}

/** Where a page begins: it goes backwards from there, or forwards; without one, backwards from the end. */
export interface Edge {
  readonly seq: number;
  readonly goes: 'before' | 'from' | 'after';
}

const recordedColumns = {
  seq: auditEvents.seq,
  at: auditEvents.at,
  actor: auditEvents.actor,
  event: auditEvents.event,
  hash: auditEvents.hash,
};

/** @returns at most so many events next to the edge, newest first. */
export function listEvents(
  db: Reading,
  filter: EventFilter,
  limit: number,
  edge?: Edge,
): Promise<RecordedEvent[]> {
  return db
    .select(recordedColumns)
    .from(auditEvents)
    .where(inArray(auditEvents.seq, seqsOf(filter, limit, edge)))
    .orderBy(...newestFirst(filter));
}

export function newestFirst(filter: EventFilter): SQL[] {
  return byTime(filter) ? [desc(auditEvents.at), desc(auditEvents.seq)] : [desc(auditEvents.seq)];
}

export async function countEvents(db: Reading, filter: EventFilter): Promise<number> {
  const [row] = await db.select({ total: count() }).from(auditEvents).where(whereOf(filter));
  return row?.total ?? 0;
}

/** What an event must be for the filter. */
function whereOf(filter: EventFilter): SQL | undefined {
  return and(
    filter.featureId ? eq(auditEvents.featureId, filter.featureId) : undefined,
    filter.accountId ? eq(auditEvents.accountId, filter.accountId) : undefined,
    filter.personId ? or(...ofPerson(filter.personId)) : undefined,
    filter.types ? inArray(auditEvents.type, [...filter.types]) : undefined,
    whereBesides(filter),
  );
}

/**
 * The numbers of a page. An index gives them in order for the first of: account, feature, person, kinds, days. Two ways to
 * be found, or several kinds, are a page of each, of which the first are taken: none of them reads more than a page.
 */
export function seqsOf(filter: EventFilter, limit: number, edge?: Edge): SQL {
  const by = byTime(filter);
  const way = sql.raw(edge?.goes === 'after' ? 'asc' : 'desc');
  const order = by ? sql`at ${way}, seq ${way}` : sql`seq ${way}`;
  const beyond = edge && (by ? timeEdge(edge) : seqEdge(edge));
  const pages = branchesOf(filter).map(
    (where) =>
      sql`(select seq, at from ${auditEvents} where ${and(where, beyond) ?? sql`true`} order by ${order} limit ${limit})`,
  );
  return sql`(select seq from (${sql.join(pages, sql` union all `)}) found order by ${order} limit ${limit})`;
}

function branchesOf({ personId, types, ...rest }: EventFilter): (SQL | undefined)[] {
  if (personId) return ofPerson(personId).map((one) => and(one, whereOf({ ...rest, types })));
  const other = rest.accountId ?? rest.featureId ?? rest.from ?? rest.to ?? rest.text ?? rest.within;
  if (!types || types.length < 2 || other) return [whereOf({ ...rest, types })];
  return types.map((type) => whereOf({ ...rest, types: [type] }));
}

/** Two ways without a common event. */
function ofPerson(id: string): [SQL, SQL] {
  const others = or(isNull(auditEvents.actorId), ne(auditEvents.actorId, id));
  return [eq(auditEvents.actorId, id), sql`(${inNameOf(auditEvents)} = ${id} and ${others})`];
}

function whereBesides({ from, to, text, upTo, within }: EventFilter): SQL | undefined {
  return and(
    from ? gte(auditEvents.at, from) : undefined,
    to ? lt(auditEvents.at, to) : undefined,
    text ? matching(text) : undefined,
    upTo === undefined ? undefined : lte(auditEvents.seq, upTo),
    within,
  );
}

/** Every word that was typed begins a word of the event. */
function matching(text: string): SQL {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length === 0) return sql`false`;
  const wanted = words.map((word) => `'${word.replaceAll(/['\\]/g, ' ')}':*`).join(' & ');
  return sql`${wordsOf(auditEvents)} @@ to_tsquery('simple', ${wanted})`;
}

/** Within days, events are in the order of time, so that the index of time serves; it is that of numbers but for a moment. */
function byTime({ from, to }: EventFilter): boolean {
  return from !== undefined || to !== undefined;
}

function seqEdge({ seq, goes }: Edge): SQL {
  if (goes === 'after') return sql`${auditEvents.seq} > ${seq}`;
  return goes === 'from' ? lte(auditEvents.seq, seq) : lt(auditEvents.seq, seq);
}

function timeEdge({ seq, goes }: Edge): SQL {
  const then = sql`(select edge.at from ${auditEvents} edge where edge.seq = ${seq})`;
  const numbers = seqEdge({ seq, goes });
  return goes === 'after'
    ? sql`${auditEvents.at} >= ${then} and (${auditEvents.at} > ${then} or ${numbers})`
    : sql`${auditEvents.at} <= ${then} and (${auditEvents.at} < ${then} or ${numbers})`;
}
