import type { IncomingMessage, ServerResponse } from 'node:http';

/** Where nothing is: what can not be read as an address is answered as if this had been asked for. */
export const nothingAtThisAddress = '/nothing-is-kept-here';

const methods = ['GET', 'HEAD', 'POST', 'OPTIONS'];
/** The company's directory changes and deletes what it keeps here. */
const scimMethods = [...methods, 'PUT', 'PATCH', 'DELETE'];

/** Answers methods that nothing here takes, and `OPTIONS *`, which asks about no address. @returns whether it was answered. */
export function refuseMethod({ method, url }: IncomingMessage, response: ServerResponse): boolean {
  const taken = url?.startsWith('/scim/') ? scimMethods : methods;
  const known = taken.includes(method ?? '');
  if (known && url !== '*') return false;
  response.writeHead(405, { 'content-type': 'application/json; charset=utf-8', allow: taken.join(', ') });
  const sentence = known ? 'Name an address.' : `Nothing here takes ${method}.`;
  response.end(method === 'HEAD' ? undefined : JSON.stringify({ error: { message: sentence } }));
  return true;
}

/** Whether its path is text: `%E0%A4` is half a character. */
export function isReadableAddress(address: string): boolean {
  const path = address.split('?', 1)[0] ?? '';
  if (!path.includes('%')) return true;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** The path of an absolute address (`http://host/path`), which proxies send; every other address as it is. */
export function pathOf(address: string): string {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return address;
  const { pathname, search } = new URL(address);
  return pathname + search;
}
