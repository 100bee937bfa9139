import { TRPCError } from '@trpc/server';
import { SuperJSON } from 'superjson';

const wire = new SuperJSON();
/** What forms send besides JSON. Whatever else could be said of a value makes something of the sender's choice. */
const understood = new Set(['Date', 'undefined']);

/**
 * What was sent, with its dates. That one value stands in several places is not taken from the sender: each is written
 * out, or a short text could stand for a large one.
 * @throws when it says more of its values than that.
 */
export function readInput(sent: unknown): unknown {
  if (sent === null || typeof sent !== 'object' || !('json' in sent)) return undefined;
  const meta = 'meta' in sent ? sent.meta : undefined;
  const values = meta !== null && typeof meta === 'object' && 'values' in meta ? meta.values : undefined;
  if (!isUnderstood(values)) throw new TRPCError({ code: 'BAD_REQUEST' });
  return wire.deserialize({
    json: JSON.parse(JSON.stringify(sent.json ?? null)),
    ...(values === undefined ? {} : { meta: JSON.parse(JSON.stringify({ values, v: 1 })) }),
  });
}

function isUnderstood(annotation: unknown): boolean {
  if (annotation === undefined) return true;
  if (typeof annotation === 'string') return understood.has(annotation);
  if (annotation === null || typeof annotation !== 'object') return false;
  return Object.values(annotation).every(isUnderstood);
}
