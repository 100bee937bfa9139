import { and, desc, eq, gte, inArray, lt, type SQL } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { auditEvents } from '#db/schema/audit.ts';
import type { AuditEventType, RecordedEvent } from '#domain/audit/events.ts';

export interface EventFilter {
  readonly featureId?: string | undefined;
  readonly accountId?: string | undefined;
  readonly actorId?: string | undefined;
  readonly types?: readonly AuditEventType[] | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  /** Only events before this sequence number; newest first. */
  readonly before?: number | undefined;
}

export async function listEvents(db: Database, filter: EventFilter, limit: number): Promise<RecordedEvent[]> {
  const conditions: (SQL | undefined)[] = [
    filter.featureId ? eq(auditEvents.featureId, filter.featureId) : undefined,
    filter.accountId ? eq(auditEvents.accountId, filter.accountId) : undefined,
    filter.actorId ? eq(auditEvents.actorId, filter.actorId) : undefined,
    filter.types?.length ? inArray(auditEvents.type, [...filter.types]) : undefined,
    filter.from ? gte(auditEvents.at, filter.from) : undefined,
    filter.to ? lt(auditEvents.at, filter.to) : undefined,
    filter.before ? lt(auditEvents.seq, filter.before) : undefined,
  ];
  return db
    .select({
      seq: auditEvents.seq,
      at: auditEvents.at,
      actor: auditEvents.actor,
      event: auditEvents.event,
      hash: auditEvents.hash,
    })
    .from(auditEvents)
    .where(and(...conditions))
    .orderBy(desc(auditEvents.seq))
    .limit(limit);
}
