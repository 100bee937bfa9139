import type { IncomingMessage, ServerResponse } from 'node:http';

/** Bytes; the largest form there is holds a feature's variants and stays far below. */
export const largestBody = 262_144;

/**
 * Answers requests whose body is too large, or says nothing of its length, before a byte of it is read: reading and parsing
 * would hold up every other answer of the process.
 * @returns whether it was answered.
 */
export function refuseLargeBody(request: IncomingMessage, response: ServerResponse): boolean {
  const length = request.headers['content-length'];
  const unsaid = length === undefined && request.headers['transfer-encoding'] !== undefined;
  if (!unsaid && Number(length ?? 0) <= largestBody) return false;
  const sentence = unsaid ? 'Say how long the body is.' : `The body has ${largestBody} bytes at most.`;
  response.writeHead(unsaid ? 411 : 413, { 'content-type': 'application/json', connection: 'close' });
  response.end(JSON.stringify({ error: { message: sentence } }));
  return true;
}
