import type { Person } from '#domain/act.ts';
import { house } from '#server/house.ts';
import { type LiveHub, liveHub } from '#server/live/live-hub.ts';
import { liveStart } from '#server/queries/live-start.ts';

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

const refusals = {
  401: 'Sign in first.',
  429: 'Latchkey is open in too many tabs; close some of them.',
  503: 'The database does not answer. Try again in a moment.',
} as const;

/** The stream of what others change, from the event after the one that the page saw last. */
export async function answerLive(
  request: Request,
  user: (Person & { readonly sessionId?: string }) | null,
  hub = liveHub(),
): Promise<Response> {
  const refusal = refusalFor(user, hub);
  if (refusal || !user) return refuse(refusal ?? 401);
  try {
    const tab = await hub.join({ userId: user.id, sessionId: user.sessionId }, lastSeen(request));
    if (request.signal.aborted) tab.end();
    else request.signal.addEventListener('abort', () => tab.end(), { once: true });
    return new Response(tab.body, { headers });
  } catch {
    return refuse(503);
  }
}

/** From where a page that is rendered now has to be told. */
export async function liveStartNow(): Promise<number> {
  return liveStart(house().db, new Date());
}

/** Whether a stream would be given, for a page that only hears that it was not. */
export function probeLive(user: Person | null, hub = liveHub()): Response {
  return new Response(null, {
    status: refusalFor(user, hub) ?? 204,
    headers: { 'cache-control': 'no-store' },
  });
}

function refusalFor(user: Person | null, hub: LiveHub): 401 | 429 | undefined {
  if (!user || user.roles.length === 0) return 401;
  return hub.hasPlaceFor(user.id) ? undefined : 429;
}

function refuse(status: keyof typeof refusals): Response {
  const body = { error: { message: refusals[status] } };
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', 'retry-after': '5' } });
}

/** What a browser says when it comes back counts more than the address, which it repeats. */
function lastSeen(request: Request): number | undefined {
  const asked = new URL(request.url).searchParams.get('since');
  for (const said of [request.headers.get('last-event-id'), asked])
    if (said && /^\d{1,15}$/.test(said)) return Number(said);
  return undefined;
}
