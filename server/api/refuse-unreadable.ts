import { depthOf } from '#domain/json-depth.ts';

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

function tooDeep(): Response {
  return sentence(400, `What was sent is nested more than ${deepest} levels deep.`);
}

function sentence(status: number, message: string): Response {
  return Response.json({ error: { message } }, { status });
}
