import { createHash } from 'node:crypto';
import { asc } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Connection } from '#db/client.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { canonicalEvent, genesisHash } from '#domain/audit/canonical.ts';

/** The chain has no gaps, each hash covers the one before, and the head is its end. */
export async function expectChain({ db, sql }: Connection): Promise<void> {
  const rows = await db.select().from(auditEvents).orderBy(asc(auditEvents.seq));
  let prevHash = genesisHash;
  rows.forEach(({ seq, at, commandId, actor, event, ...row }, place) => {
    const form = canonicalEvent({ seq, at, commandId, actor, event, prevHash });
    const hash = createHash('sha256').update(form).digest('hex');
    expect({ seq, hash: row.hash, prevHash: row.prevHash }).toEqual({ seq: place + 1, hash, prevHash });
    prevHash = hash;
  });
  const [head] = await sql<{ seq: string; hash: string }[]>`select seq, hash from audit_head`;
  expect({ seq: Number(head?.seq), hash: head?.hash }).toEqual({ seq: rows.length, hash: prevHash });
}
