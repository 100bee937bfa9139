/** The deepest form, the rules of a policy with their conditions, has 12. */
export const deepest = 64;

/**
 * What is sent as JSON, in the body or in the address, is looked at before anything walks through it: what walks through
 * data calls itself for each level.
 * @returns the request to go on with, its body read, or why it is refused.
 */
export async function readableRequest(request: Request): Promise<Request | Response> {
  const asked = new URL(request.url).searchParams.get('input');
  if (asked && depthOf(asked) > deepest) return tooDeep();
  if (request.method !== 'POST') return request;
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') return sentence(415, 'Commands are sent as application/json.');
  const body = await request.text();
  if (depthOf(body) > deepest) return tooDeep();
  return new Request(request.url, { method: 'POST', headers: request.headers, body });
}

/** How deep the brackets of a JSON text go, those in strings not counted. */
export function depthOf(json: string): number {
  let depth = 0;
  let most = 0;
  let inString = false;
  for (let place = 0; place < json.length; place++) {
    const sign = json.charCodeAt(place);
    if (inString) {
      if (sign === 0x5c) place++;
      else if (sign === 0x22) inString = false;
    } else if (sign === 0x22) inString = true;
    else if (sign === 0x7b || sign === 0x5b) most = Math.max(most, ++depth);
    else if (sign === 0x7d || sign === 0x5d) depth--;
  }
  return most;
}

function tooDeep(): Response {
  return sentence(400, `What was sent is nested more than ${deepest} levels deep.`);
}

function sentence(status: number, message: string): Response {
  return Response.json({ error: { message } }, { status });
}
