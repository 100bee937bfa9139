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

export function canonicalEvent(chained: ChainedEvent): string {
  return canonicalJson({ ...chained, at: chained.at.toISOString() });
}

export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value);
}
