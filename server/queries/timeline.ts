import { asc, eq, like } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { features } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import { exportReach, reachInWords } from '#domain/asking-for-exports.ts';
import type { RecordedEvent } from '#domain/audit/events.ts';
import { typesOf } from '#domain/audit/kinds.ts';
import type { TimelineFilterInput } from '#domain/inputs/timeline.ts';
import { permits } from '#domain/permissions.ts';
import { type Edge, type EventFilter, listEvents } from './events.ts';

interface TimelinePageWish extends TimelineFilterInput {
  /** A number, or how a hash begins: the page around it. */
  readonly event?: string | undefined;
  readonly cursor?: { readonly before: number } | { readonly after: number } | undefined;
}

interface TimelinePage {
  readonly events: RecordedEvent[];
  /** Where older and newer pages begin; nothing where the timeline ends. */
  readonly older: number | null;
  readonly newer: number | null;
  readonly accountName: string | null;
  /** The event that was asked for; nothing when there is none. */
  readonly found: number | null;
}

const firstPage = 50;
const furtherPage = 100;
const neighbours = 15;

/** One page, newest first. Keys that name nothing match nothing. */
export async function timeline(
  db: Database,
  { event, cursor, ...wanted }: TimelinePageWish,
): Promise<TimelinePage> {
  const { filter, accountName } = await eventFilterOf(db, wanted);
  const nothing = { events: [], older: null, newer: null, accountName, found: null };
  if (!filter) return nothing;
  if (cursor && 'after' in cursor) {
    const { events, more } = await pageOf(db, filter, furtherPage, { seq: cursor.after, goes: 'after' });
    return { ...nothing, events, newer: more ? (events[0]?.seq ?? null) : null };
  }
  const found = event && !cursor ? await findEvent(db, event) : null;
  const edge: Edge | undefined = cursor
    ? { seq: cursor.before, goes: 'before' }
    : found
      ? { seq: found, goes: 'from' }
      : undefined;
  const older = await pageOf(db, filter, cursor ? furtherPage : firstPage, edge);
  const newer = found
    ? await pageOf(db, filter, neighbours, { seq: found, goes: 'after' })
    : { events: [], more: false };
  return {
    events: [...newer.events, ...older.events],
    older: older.more ? (older.events.at(-1)?.seq ?? null) : null,
    newer: newer.more ? (newer.events[0]?.seq ?? null) : null,
    accountName,
    found,
  };
}

async function pageOf(db: Database, filter: EventFilter, size: number, edge: Edge | undefined) {
  const events = await listEvents(db, filter, size + 1, edge);
  const more = events.length > size;
  if (!more) return { events, more };
  return { events: edge?.goes === 'after' ? events.slice(1) : events.slice(0, size), more };
}

/** @returns no filter when it names a feature or account that does not exist. */
export async function eventFilterOf(db: Database | Transaction, wanted: TimelineFilterInput) {
  const { feature, account, person, kinds, text, ...rest } = wanted;
  const [ofFeature] = feature
    ? await db
        .select({ id: features.id, engineerId: features.engineerId })
        .from(features)
        .where(eq(features.key, feature))
    : [];
  const [ofAccount] = account
    ? await db
        .select({ id: accounts.id, name: accounts.name, teamId: accounts.teamId })
        .from(accounts)
        .where(eq(accounts.key, account))
    : [];
  const named = (!feature || ofFeature !== undefined) && (!account || ofAccount !== undefined);
  const filter: EventFilter = {
    ...rest,
    featureId: ofFeature?.id,
    accountId: ofAccount?.id,
    personId: person,
    types: kinds?.length ? typesOf(kinds) : undefined,
    text: text || undefined,
  };
  return {
    filter: named ? filter : undefined,
    accountName: ofAccount?.name ?? null,
    feature: ofFeature,
    account: ofAccount,
  };
}

async function findEvent(db: Database, named: string): Promise<number | null> {
  const number = /^\d{1,15}$/.test(named) ? Number(named) : undefined;
  const [numbered] =
    number === undefined
      ? []
      : await db.select({ seq: auditEvents.seq }).from(auditEvents).where(eq(auditEvents.seq, number));
  if (numbered) return numbered.seq;
  if (!/^[0-9a-f]{7,64}$/i.test(named)) return null;
  const [hashed] = await db
    .select({ seq: auditEvents.seq })
    .from(auditEvents)
    .where(like(auditEvents.hash, `${named.toLowerCase()}%`))
    .orderBy(asc(auditEvents.hash))
    .limit(1);
  return hashed?.seq ?? null;
}

/** What the timeline's filters offer, and whether and how far this reader may export. */
export async function timelineChoices(db: Database, reader: Person) {
  const people = await db.select({ id: users.id, name: users.name }).from(users).orderBy(asc(users.name));
  const all = await db
    .select({ key: features.key, name: features.name })
    .from(features)
    .orderBy(asc(features.name));
  const reach = exportReach(reader);
  return {
    people,
    features: all,
    exporting: reach ? { only: reachInWords(reach) ?? null } : null,
    mayVerify: permits('verify_audit', reader.roles, {}),
  };
}
