import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { plainSentence } from '#domain/audit/sentences.ts';

/** One event as a sentence: "Product manager paused Java support". */
export async function saidEvent(
  db: Database,
  seq: number,
  reader: { readonly userId: string; readonly now: Date },
) {
  const [recorded] = await db
    .select({ actor: auditEvents.actor, event: auditEvents.event })
    .from(auditEvents)
    .where(eq(auditEvents.seq, seq));
  return recorded && { sentence: plainSentence(recorded, reader) };
}
