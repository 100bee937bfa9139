import { randomUUID } from 'node:crypto';
import type { Transaction } from '#db/client.ts';
import { inSlices } from '#db/in-slices.ts';
import { reminders } from '#db/schema/working.ts';

type Reminder = Pick<typeof reminders.$inferSelect, 'kind' | 'subjectId' | 'about'>;

/** Writes down that these are told. @returns those that nobody told before, whatever runs at the same time. */
export async function firstTime<One extends Reminder>(
  tx: Transaction,
  wanted: readonly One[],
  now: Date,
): Promise<One[]> {
  const rows = wanted.map(({ kind, subjectId, about }) => ({
    id: randomUUID(),
    kind,
    subjectId,
    about,
    createdAt: now,
  }));
  const written = await inSlices(rows, (slice) =>
    tx
      .insert(reminders)
      .values(slice)
      .onConflictDoNothing()
      .returning({ kind: reminders.kind, subjectId: reminders.subjectId }),
  );
  const told = new Set(written.map(({ kind, subjectId }) => `${kind} ${subjectId}`));
  return wanted.filter(({ kind, subjectId }) => told.has(`${kind} ${subjectId}`));
}
