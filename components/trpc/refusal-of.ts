export interface Refused {
  readonly code: string;
  readonly sentence: string;
}

/** The refusal that a tRPC error carries in `data.refusal`; nothing for errors nobody foresaw. */
function refusalOf(error: unknown): Refused | undefined {
  const refusal = property(property(error, 'data'), 'refusal');
  const code = property(refusal, 'code');
  const sentence = property(refusal, 'sentence');
  return typeof code === 'string' && typeof sentence === 'string' ? { code, sentence } : undefined;
}

/** Whether the server answered at all. */
export function wasAnswered(error: unknown): boolean {
  return property(error, 'data') !== undefined && property(error, 'data') !== null;
}

/** Nothing is sent while the browser knows that it can not be. */
export const offline: Refused = {
  code: 'unreachable',
  sentence: 'You are offline: nothing was sent.',
};

const undecided = new Set(['unexpected', 'unauthenticated', 'unreachable']);

/** Whether the submission got its answer; if not, sending it again is the same submission. */
export function isDecided(refused: Refused): boolean {
  return !undecided.has(refused.code);
}

export function explain(error: unknown): Refused {
  const refusal = refusalOf(error);
  if (refusal) return refusal;
  if (wasAnswered(error))
    return { code: 'unexpected', sentence: 'Something went wrong on our side. Try again in a moment.' };
  return { code: 'unreachable', sentence: 'No answer came back. Try again: it can not happen twice.' };
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
