import type { StoredEvent } from '#domain/audit/chain.ts';

const escaped: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v' };

/** A row as COPY writes it as text: fields between tabs, `\N` for nothing. */
export function eventOfCopy(line: string): StoredEvent {
  const [seq, at, commandId, requestId, actor, actorId, type, featureId, accountId, event, prevHash, hash] =
    line.split('\t').map(textOf);
  return {
    seq: Number(seq),
    at: instantOf(at ?? ''),
    commandId: commandId ?? '',
    requestId: requestId ?? undefined,
    actor: JSON.parse(actor ?? 'null'),
    event: JSON.parse(event ?? 'null'),
    prevHash: prevHash ?? '',
    hash: hash ?? '',
    type: type ?? '',
    actorId: actorId ?? null,
    featureId: featureId ?? null,
    accountId: accountId ?? null,
  };
}

function textOf(field: string): string | null {
  if (!field.includes('\\')) return field;
  return field === '\\N' ? null : field.replaceAll(/\\(.)/g, (_, one: string) => escaped[one] ?? one);
}

/** "2026-11-22 12:00:00.5" as 2026-11-22T12:00:00.500Z; digits beyond the thousandths stay, and match no hash. */
function instantOf(stored: string): string {
  const fraction = stored.length > 19 ? stored.slice(20).padEnd(3, '0') : '000';
  return `${stored.slice(0, 10)}T${stored.slice(11, 19)}.${fraction}Z`;
}
