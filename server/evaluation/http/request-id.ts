import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';

const header = 'X-Request-Id';
const harmless = /^[\w.:-]{1,64}$/;
const process = randomBytes(6).toString('hex');
let named = 0;

/**
 * Names the request in an answer that says no, by the name that a proxy in front gave it or by one of our own, so that a
 * developer and whoever reads the log can speak of the same one.
 */
export function nameRequest(response: ServerResponse): string {
  const known = response.getHeader(header);
  if (typeof known === 'string') return known;
  const given = response.req.headers['x-request-id'];
  const id = typeof given === 'string' && harmless.test(given) ? given : `${process}-${++named}`;
  response.setHeader(header, id);
  return id;
}
