import { parseKey } from '#domain/api-keys.ts';
import type { OfrepRoute } from '#tests/support/ofrep-schema.ts';
import type { FuzzRequest } from './ofrep-fuzz-requests.ts';

export interface Expected {
  readonly route: OfrepRoute | undefined;
  readonly key: string | undefined;
  readonly status: number;
  readonly errorCode?: string;
}

export interface ModelWorld {
  /** Keys that are good, with the origins of client keys; `proof` where an account token is asked for. */
  readonly keys: ReadonlyMap<string, { readonly origins?: readonly string[]; readonly proof?: boolean }>;
  readonly flags: ReadonlyMap<string, { readonly granted: boolean; readonly visible: boolean }>;
}

const prefix = '/ofrep/v1/evaluate/flags';
const events = '/ofrep/v1/events';
const limit = 64 * 1024;

/** What the contract says about a request: an oracle that shares nothing with the route but the contract. */
export function expectedOf(world: ModelWorld, request: FuzzRequest): Expected {
  const path = (request.target.split('?', 1)[0] ?? '').replace(/\/$/, '');
  const segment = new RegExp(`^${prefix}/([^/]+)$`).exec(path)?.[1];
  const route = segment !== undefined ? 'single' : path === prefix ? 'bulk' : undefined;
  const key = segment === undefined ? undefined : decoded(segment);
  const [status, errorCode] = path === events ? judgeEvents(request) : judge(world, request, route, key);
  return { route, key, status, ...(errorCode !== undefined && { errorCode }) };
}

/** No token that is made up opens a stream. */
function judgeEvents({ method }: FuzzRequest): [number, string?] {
  if (method === 'OPTIONS') return [204];
  return [method === 'GET' ? 401 : 405, 'GENERAL'];
}

function judge(
  world: ModelWorld,
  request: FuzzRequest,
  route: OfrepRoute | undefined,
  key: string | undefined,
): [number, string?] {
  if (!route) return [404, 'GENERAL'];
  if (request.method === 'OPTIONS') return [204];
  if (request.method !== 'POST') return [405, 'GENERAL'];
  const presented = presentedIn(request);
  const known = presented === undefined ? undefined : world.keys.get(presented);
  if (!known) return [401, 'GENERAL'];
  const client = parseKey(presented ?? '')?.kind === 'client';
  const origin = joined(request, 'origin');
  if (client && origin !== undefined && !known.origins?.some((one) => one === '*' || one === origin))
    return [403, 'GENERAL'];
  if (known.proof) return [401, 'GENERAL'];
  if (request.body.length > limit) return [413, 'GENERAL'];
  let json: unknown;
  try {
    json = JSON.parse(request.body.toString());
  } catch {
    return [400, 'PARSE_ERROR'];
  }
  const flag = key === undefined ? undefined : world.flags.get(key);
  if (route === 'single' && (!flag || (client && !flag.visible))) return [404, 'FLAG_NOT_FOUND'];
  return judgeContext(request, json, flag);
}

function judgeContext(
  request: FuzzRequest,
  json: unknown,
  flag: { readonly granted: boolean } | undefined,
): [number, string?] {
  const context = objectOf(objectOf(json)?.get('context'));
  const read = ['targetingKey', 'account', 'contact'].map((name) => context?.get(name) ?? undefined);
  if (!context || read.some((one) => one !== undefined && typeof one !== 'string'))
    return [400, 'INVALID_CONTEXT'];
  const named = Boolean(read[0]) || Boolean(read[1]);
  if (!named && (!flag || flag.granted)) return [400, 'TARGETING_KEY_MISSING'];
  if (!flag && joined(request, 'if-none-match')?.trim() === '*') return [304];
  return [200];
}

function objectOf(value: unknown): Map<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value));
}

function presentedIn(request: FuzzRequest): string | undefined {
  const bearer = /^bearer +(\S+)$/i.exec(first(request, 'authorization') ?? '')?.[1];
  return bearer ?? (joined(request, 'x-api-key') || undefined);
}

function valuesOf({ headers }: FuzzRequest, name: string): string[] {
  return headers
    .filter(([one]) => one.toLowerCase() === name)
    .map(([, value]) => value.replaceAll(/^[ \t]+|[ \t]+$/g, ''));
}

const first = (request: FuzzRequest, name: string) => valuesOf(request, name)[0];
const joined = (request: FuzzRequest, name: string) => {
  const values = valuesOf(request, name);
  return values.length === 0 ? undefined : values.join(', ');
};

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
