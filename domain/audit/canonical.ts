/** The canonical form that the audit chain hashes: JSON with keys in code-unit order and nothing left undefined (RFC 8785 for our values). */
import type { Actor, AuditEvent } from './events.ts';

export interface ChainedEvent {
  readonly seq: number;
  readonly at: Date;
  readonly commandId: string;
  /** The HTTP request that it came with; events of before it was kept, and of the system, have none. */
  readonly requestId?: string | undefined;
  readonly actor: Actor;
  readonly event: AuditEvent;
  readonly prevHash: string;
}

/** The hash that the first event follows. */
export const genesisHash = '0'.repeat(64);

/** Its moment may come as the text that stands for it; whatever else the event is stored with is left out. */
export function canonicalEvent({
  seq,
  at,
  commandId,
  requestId,
  actor,
  event,
  prevHash,
}: Omit<ChainedEvent, 'at'> & { readonly at: Date | string }): string {
  const moment = typeof at === 'string' ? at : at.toISOString();
  return canonicalJson({ seq, at: moment, commandId, requestId, actor, event, prevHash });
}

export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of Object.keys(fields).sort())
    if (fields[key] !== undefined)
      text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(fields[key])}`;
  return `{${text}}`;
}

/** Printable ASCII without what is escaped: a third of the time of verifying, if each were handed to JSON.stringify. */
const stands = /^[ !#-[\]-~]*$/;

function quoted(text: string): string {
  return stands.test(text) ? `"${text}"` : JSON.stringify(text);
}
