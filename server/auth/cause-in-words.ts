/**
 * What an error of next-auth came of, for the log. Only what is innermost speaks: the errors between repeat the
 * parameters of a statement, and among those are addresses and hashes.
 */
export function causeInWords(error: Error): string {
  const cause = causeOf(error);
  if (!cause) return error.message;
  let innermost = cause;
  for (let deeper = causeOf(innermost); deeper; deeper = causeOf(innermost)) innermost = deeper;
  return `${innermost.name}: ${wordsOf(innermost)}`;
}

/** Next-auth keeps the error under `err`; others are the cause themselves. */
function causeOf({ cause }: Error): Error | undefined {
  if (cause instanceof Error) return cause;
  if (typeof cause !== 'object' || cause === null || !('err' in cause)) return undefined;
  return cause.err instanceof Error ? cause.err : undefined;
}

/** Nobody reached at any of several addresses leaves no message behind, only a code. */
function wordsOf(error: Error): string {
  const code = 'code' in error ? String(error.code) : '';
  return [error.message, code && `(${code})`].filter(Boolean).join(' ');
}
