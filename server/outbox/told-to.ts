import type { Database, Transaction } from '#db/client.ts';
import type { AuditEvent, AuditEventType } from '#domain/audit/events.ts';

export type Reading = Database | Transaction;

/** Ids of the people whom an event of this type concerns; whoever did it is left out afterwards. */
type Recipients<Type extends AuditEventType> = (
  db: Reading,
  event: Extract<AuditEvent, { type: Type }>,
  at: Date,
) => Promise<readonly string[]>;

/** Who is told of what, by type of event; a type that is not here is told to nobody. */
export type ToldTo = { readonly [Type in AuditEventType]?: Recipients<Type> };
