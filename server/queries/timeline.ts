import { asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import type { AuditEventType } from '#domain/audit/events.ts';
import { listEvents } from './events.ts';

export interface TimelineFilter {
  readonly feature?: string | undefined;
  readonly account?: string | undefined;
  readonly actor?: string | undefined;
  readonly types?: readonly AuditEventType[] | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly before?: number | undefined;
}

const pageSize = 50;

/** @returns one page, newest first; `next` is the cursor of the following page. Unknown filter keys match nothing. */
export async function timeline(db: Database, filter: TimelineFilter) {
  const [feature] = filter.feature
    ? await db
        .select({ id: features.id, name: features.name })
        .from(features)
        .where(eq(features.key, filter.feature))
    : [];
  const [account] = filter.account
    ? await db
        .select({ id: accounts.id, name: accounts.name })
        .from(accounts)
        .where(eq(accounts.key, filter.account))
    : [];
  if ((filter.feature && !feature) || (filter.account && !account))
    return { events: [], next: null, featureName: feature?.name ?? null, accountName: account?.name ?? null };
  const events = await listEvents(
    db,
    { ...filter, featureId: feature?.id, accountId: account?.id, actorId: filter.actor },
    pageSize + 1,
  );
  const page = events.slice(0, pageSize);
  return {
    events: page,
    next: events.length > pageSize ? (page.at(-1)?.seq ?? null) : null,
    featureName: feature?.name ?? null,
    accountName: account?.name ?? null,
  };
}

/** What the timeline's filters offer. */
export async function timelineChoices(db: Database) {
  const people = await db.select({ id: users.id, name: users.name }).from(users).orderBy(asc(users.name));
  const all = await db
    .select({ key: features.key, name: features.name })
    .from(features)
    .orderBy(asc(features.name));
  return { people, features: all };
}
