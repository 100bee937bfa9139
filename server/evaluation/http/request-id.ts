import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

const header = 'X-Request-Id';
const harmless = /^[\w.:-]{1,64}$/;
const process = randomBytes(6).toString('hex');
let named = 0;

/**
 * Names the request in its answer, by the name that a proxy in front gave it or by one of our own, so that a developer,
 * whoever reads the log and whoever reads the timeline can speak of the same one.
 */
export function nameRequest(response: ServerResponse): string {
  const known = response.getHeader(header);
  if (typeof known === 'string') return known;
  const id = requestIdOf(response.req);
  response.setHeader(header, id);
  return id;
}

/** For an answer whose head is written in one go. @returns a header's name and value, nothing when it is named already. */
export function nameOf(response: ServerResponse): readonly string[] {
  return response.hasHeader(header) ? [] : [header, requestIdOf(response.req)];
}

function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && harmless.test(given) ? given : `${process}-${++named}`;
}
