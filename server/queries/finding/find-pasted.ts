import { eq, like, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { grants, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { apiKeys } from '#db/schema/evaluation.ts';
import { features } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import type { Pasted } from '#domain/pasted.ts';

const eventsShown = 3;

/** What was pasted, and the address where it stands. */
export interface FoundPasted {
  readonly kind: 'account' | 'feature' | 'request' | 'unlock' | 'person' | 'event' | 'key';
  readonly name: string;
  readonly href: string;
}

export async function findPasted(db: Database, pasted: Pasted): Promise<FoundPasted[]> {
  if (pasted.kind === 'id') return byId(db, pasted.id);
  if (pasted.kind === 'key') return keys(db, pasted.id);
  if (pasted.kind === 'hash')
    return [...(await keys(db, pasted.start)), ...(await events(db, { hash: pasted.start }))];
  return [];
}

async function keys(db: Database, id: string): Promise<FoundPasted[]> {
  const rows = await db
    .select({ id: apiKeys.id, name: apiKeys.name })
    .from(apiKeys)
    .where(eq(apiKeys.id, id));
  return rows.map((key) => ({ kind: 'key', name: key.name, href: `/keys?key=${key.id}` }));
}

async function events(
  db: Database,
  by: { readonly hash: string } | { readonly commandId: string },
): Promise<FoundPasted[]> {
  const rows = await db
    .select({ seq: auditEvents.seq, hash: auditEvents.hash, type: auditEvents.type })
    .from(auditEvents)
    .where('hash' in by ? like(auditEvents.hash, `${by.hash}%`) : eq(auditEvents.commandId, by.commandId))
    .limit(eventsShown);
  return rows.map(({ seq, hash }) => ({
    ...{ kind: 'event' as const, name: `Event ${hash.slice(0, 7)}`, href: `/timeline?event=${seq}` },
  }));
}

/** Ids are unique in all tables together: one statement asks all that could have it. */
async function byId(db: Database, id: string): Promise<FoundPasted[]> {
  const pair = (kind: string, table: typeof grants | typeof requests) => sql`
    select ${kind} as kind, f.name || ' for ' || a.name as name, a.key as key, f.key as "featureKey"
    from ${table} p join accounts a on a.id = p.account_id join features f on f.id = p.feature_id where p.id = ${id}`;
  const rows = await db.execute<{ kind: FoundPasted['kind']; name: string; key: string }>(sql`
    select 'account' as kind, name, key, null as "featureKey" from ${accounts} where id = ${id}
    union all select 'feature', name, key, null from ${features} where id = ${id}
    union all select 'person', name, id::text, null from ${users} where id = ${id}
    union all ${pair('request', requests)}
    union all ${pair('unlock', grants)}`);
  const found = [...rows].map(({ kind, name, key }) => ({ kind, name, href: addressOf(kind, key, id) }));
  return found.length > 0 ? found : events(db, { commandId: id });
}

function addressOf(kind: FoundPasted['kind'], key: string, id: string): string {
  if (kind === 'account') return `/accounts/${encodeURIComponent(key)}`;
  if (kind === 'feature') return `/features/${encodeURIComponent(key)}`;
  if (kind === 'person') return `/timeline?person=${id}`;
  if (kind === 'request') return `/approvals/${id}`;
  return `/accounts/${encodeURIComponent(key)}/grants/${id}`;
}
