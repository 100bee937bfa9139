import type { IncomingMessage, ServerResponse } from 'node:http';

const readOnly = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What a form of any site can send without asking the browser first. */
const formTypes = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain', '']);
/** Let in by a token that no browser sends by itself. */
const byToken = /^\/scim\/v2\/[\w/-]*(?:\?|$)/;
/** A question of another site's page, which could make the server work with the reader's cookie. */
const questions = /^\/api\/trpc(?:\/|\?|$)/;

/**
 * A change comes from a page of this house or not at all: browsers send their cookie with whatever any page posts.
 * @param publicUrl AUTH_URL; without it the host that was asked for is the house's own.
 * @returns whether it was answered.
 */
export function refuseForeignChange(
  request: IncomingMessage,
  response: ServerResponse,
  publicUrl: string | undefined,
): boolean {
  const { method = '', url = '' } = request;
  if (readOnly.has(method) && (!questions.test(url) || request.headers['sec-fetch-site'] !== 'cross-site'))
    return false;
  if (byToken.test(url)) return false;
  if (comesFromHere(request, publicUrl)) return false;
  const body = JSON.stringify({ error: { message: 'Changes are taken only from pages of this site.' } });
  response.writeHead(403, { 'content-type': 'application/json; charset=utf-8', connection: 'close' });
  response.end(body);
  return true;
}

function comesFromHere({ headers }: IncomingMessage, publicUrl: string | undefined): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin, host } = headers;
  if (origin !== undefined) {
    if (!URL.canParse(origin)) return false;
    const from = new URL(origin);
    return publicUrl ? from.origin === new URL(publicUrl).origin : from.host === host;
  }
  // Programs send neither; a browser that sends neither could be posting any site's form.
  return site !== undefined || !formTypes.has(mediaTypeOf(headers['content-type']));
}

function mediaTypeOf(contentType: string | undefined): string {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
