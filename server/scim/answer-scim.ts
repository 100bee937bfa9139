import { TokenBucket } from '#domain/token-bucket.ts';
import { databaseAway } from '#server/commands/database-refusals.ts';
import type { House } from '#server/house.ts';
import { answerGroups } from './answer-groups.ts';
import { answerUsers } from './answer-users.ts';
import { listOf, resourceTypes, schemas, serviceProviderConfig } from './discovery.ts';
import { isLetIn } from './find-token.ts';
import { errorAnswer, errorOf, ScimError, scimAnswer } from './scim-error.ts';
import { notTaken } from './scim-request.ts';

const root = '/scim/v2';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface AnswerOptions {
  readonly publicUrl?: string | undefined;
  /** How much the directory may ask of this process; without it, any. */
  readonly quota?: TokenBucket;
  readonly now?: Date;
}

/** More than Okta and Entra send at their first full round. */
export const directoryQuota = new TokenBucket(50, 500);

/** Answers what the company's directory asks over SCIM 2.0 (RFC 7644). */
export async function answerScim(
  house: House,
  request: Request,
  { publicUrl, quota, now = new Date() }: AnswerOptions = {},
): Promise<Response> {
  try {
    if (!(await house.pulse.isAlive())) throw errorOf(databaseAway);
    if (!(await isLetIn(house.db, request.headers.get('authorization'), now))) throw notLetIn;
    if (quota && quota.take(now.getTime()) > 0) throw tooMuch;
    return await route(house, request, publicUrl, now);
  } catch (error) {
    if (error instanceof ScimError) return errorAnswer(error);
    throw error;
  }
}

const notLetIn = new ScimError(401, 'Send a token that works, as Authorization: Bearer.', undefined, {
  'www-authenticate': 'Bearer realm="Latchkey"',
});
const tooMuch = new ScimError(429, 'That was too much at once. Wait a second, and try again.', undefined, {
  'retry-after': '1',
});
const nothingHere = new ScimError(404, 'There is nothing at this address.');

function route(
  house: House,
  request: Request,
  publicUrl: string | undefined,
  now: Date,
): Promise<Response> | Response {
  const url = new URL(request.url);
  const [kind = '', id, ...rest] = segmentsOf(url.pathname);
  if (rest.length > 0) throw nothingHere;
  const base = `${(publicUrl ?? url.origin).replace(/\/$/, '')}${root}`;
  const requestId = request.headers.get('x-request-id') ?? undefined;
  const asked = { house, request, query: url.searchParams, base, now, requestId };
  if (kind === 'Users' || kind === 'Groups') {
    if (id !== undefined && !uuid.test(id)) throw nothingHere;
    const of = { ...asked, id: id?.toLowerCase() };
    return kind === 'Users' ? answerUsers(of) : answerGroups(of);
  }
  if (request.method !== 'GET') throw notTaken('GET');
  return describeService(kind, id, base);
}

function describeService(kind: string, id: string | undefined, base: string): Response {
  if (kind === 'ServiceProviderConfig' && id === undefined)
    return scimAnswer(200, serviceProviderConfig(base));
  const list =
    kind === 'ResourceTypes' ? resourceTypes(base) : kind === 'Schemas' ? schemas(base) : undefined;
  if (!list) throw nothingHere;
  if (id === undefined) return scimAnswer(200, listOf(list));
  const found = list.find((one) => 'id' in one && one.id === id);
  if (!found) throw nothingHere;
  return scimAnswer(200, found);
}

function segmentsOf(pathname: string): string[] {
  if (!pathname.startsWith(`${root}/`)) throw nothingHere;
  const path = pathname.slice(root.length + 1).replace(/\/$/, '');
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    throw nothingHere;
  }
}
