/** A command comes as JSON from a page of this site, or not at all. */
export function refuseForeignPost(request: Request): Response | undefined {
  if (request.method !== 'POST') return undefined;
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') return sentence(415, 'Commands are sent as application/json.');
  if (comesFromElsewhere(request)) return sentence(403, 'Commands are taken only from pages of this site.');
  return undefined;
}

function comesFromElsewhere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.headers.get('origin');
  if (origin === null) return false;
  return !URL.canParse(origin) || !ownHosts(request).has(new URL(origin).host);
}

function ownHosts(request: Request): Set<string> {
  const configured = process.env.AUTH_URL;
  if (configured && URL.canParse(configured)) return new Set([new URL(configured).host]);
  const host = request.headers.get('host');
  return new Set(host ? [host] : []);
}

function sentence(status: number, message: string): Response {
  return Response.json({ error: { message } }, { status });
}
