import { randomUUID } from 'node:crypto';
import type { Transaction } from '#db/client.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import { appendEvents } from '#server/audit/append-events.ts';
import { setCommandClock } from '#server/commands/command-clock.ts';
import { isTransient } from '#server/commands/database-refusals.ts';
import type { House } from '#server/house.ts';

/** What Latchkey does by itself because a time came: it locks, decides, saves, and returns what that was. */
export type SystemDeed = (tx: Transaction, now: Date) => Promise<readonly AuditEvent[]>;

const attempts = 4;

/**
 * Runs a deed of Latchkey's own: the change, its events and what is told of it are one transaction, as in `runCommand`.
 * A deed must be right to do twice; nothing depends on it being done at all.
 * @returns the events, none when there was nothing to do.
 */
export async function runAsSystem(
  house: House,
  now: Date,
  deed: SystemDeed,
  requestId?: string | undefined,
): Promise<readonly AuditEvent[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      await house.outbox.ready();
      return await house.db.transaction(async (tx) => {
        await setCommandClock(tx, now);
        const events = await deed(tx, now);
        if (events.length === 0) return events;
        const about = { actor: { kind: 'system' as const }, at: now, commandId: randomUUID(), requestId };
        await house.outbox.send(tx, await appendEvents(tx, events, about));
        return events;
      });
    } catch (error) {
      if (attempt === attempts || !isTransient(error)) throw error;
    }
  }
}
