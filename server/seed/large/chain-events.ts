import { createHash } from 'node:crypto';
import type { TransactionSql } from 'postgres';
import { canonicalEvent, genesisHash } from '#domain/audit/canonical.ts';
import type { Actor } from '#domain/audit/events.ts';
import { drawEvents, readTold, type Told } from './draw-events.ts';
import { eventOfTold } from './event-of-told.ts';
import type { LargeSize } from './size.ts';
import { withoutIndexes } from './without-indexes.ts';

const pageSize = 10_000;

/** The audit trail of what was generated, each event chained to the one before as `appendEvents` would. */
export async function chainEvents(tx: TransactionSql, size: LargeSize): Promise<void> {
  await drawEvents(tx, size);
  let hash = genesisHash;
  let seq = 0;
  const chained = (row: Told) => {
    const link = {
      seq: row.n,
      at: new Date(row.at),
      commandId: row.commandId,
      actor: actorOf(row),
      event: eventOfTold(row),
    };
    const prevHash = hash;
    seq = row.n;
    hash = createHash('sha256')
      .update(canonicalEvent({ ...link, prevHash }))
      .digest('hex');
    const { actorId, feature, account } = row;
    const about = { actorId, featureId: feature?.id, accountId: account?.id, type: link.event.type };
    return { ...link, ...about, prevHash, hash };
  };
  await withoutIndexes(tx, 'audit_events', async () => {
    for (
      let page = await readTold(tx, 0, pageSize);
      page.length > 0;
      page = await readTold(tx, seq, pageSize)
    )
      await tx`
        insert into audit_events (seq, at, command_id, actor, actor_id, type, feature_id, account_id, event, prev_hash, hash)
        select seq, at, "commandId", actor, "actorId", type, "featureId", "accountId", event, "prevHash", hash
        from json_to_recordset(${JSON.stringify(page.map(chained))}::text::json) as one (
          seq bigint, at timestamptz, "commandId" uuid, actor jsonb, "actorId" uuid, type text, "featureId" uuid,
          "accountId" uuid, event jsonb, "prevHash" text, hash text)`;
  });
  await tx`update audit_head set seq = ${seq}, hash = ${hash}`;
}

function actorOf({ actorId, actorName }: Told): Actor {
  return actorId && actorName ? { kind: 'user', id: actorId, name: actorName } : { kind: 'system' };
}
