import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { answerFor } from '#server/evaluation/answers/answer.ts';
import { inAscii } from '#server/evaluation/answers/in-ascii.ts';
import type { Tally } from '#server/evaluation/counts/tally.ts';
import type { Following } from '#server/evaluation/snapshot/follow-changes.ts';
import type { Snapshot } from '#server/evaluation/snapshot/snapshot.ts';
import { authenticate, presentedKey } from './authenticate.ts';
import { BodyPool } from './body-pool.ts';
import { isUnchanged } from './etag.ts';
import { readBody } from './read-body.ts';
import * as refusals from './refusals.ts';
import { parseBody, readSubject } from './request-context.ts';
import { type Route, routeOf } from './route.ts';

const bodyLimit = 64 * 1024;

export interface HandlerOptions {
  readonly source: Following;
  readonly tally: Tally;
  readonly onError: (error: unknown) => void;
}

interface Asking {
  readonly route: NonNullable<Route>;
  readonly snapshot: Snapshot;
  readonly environmentKey: string;
  /** When it was asked, in milliseconds: the one moment at which key and grants are judged. */
  readonly at: number;
}

/** ASCII only: a text, or what writes itself into memory of its size. */
type Body = string | { readonly size: number; readonly write: (target: Buffer) => void };

/** What is sent; everything is decided before anything is sent. */
interface Reply {
  readonly status: number;
  readonly headers: readonly string[];
  readonly body: Body;
}

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

const pool = new BodyPool();
const json = ['Content-Type', refusals.json];
const preflight: Reply = { status: 204, headers: ['Allow', refusals.allow], body: '' };

/**
 * OpenFeature Remote Evaluation Protocol, answered from memory alone and straight on node:http: this is the path that
 * has to be fast. Refusals come in one order: method, key, size, JSON, feature, context, targeting key.
 */
export function createEvaluationHandler({ source, tally, onError }: HandlerOptions): Handle {
  return (request, response) => {
    const route = routeOf(request.url ?? '');
    const asking = admit(source.snapshot, route, request);
    if ('status' in asking) send(response, asking);
    else
      readBody(request, bodyLimit, (text) => {
        try {
          send(response, answer(tally, asking, text, request.headers));
        } catch (error) {
          onError(error);
          if (response.headersSent) response.destroy();
          else send(response, refusal(refusals.unexpected, asking.route));
        }
      });
  };
}

/** Whatever can be refused before the body is read. */
function admit(
  snapshot: Snapshot | undefined,
  route: Route,
  { method, headers }: IncomingMessage,
): Asking | Reply {
  if (!route) return refusal(refusals.nothingHere, route);
  if (method === 'OPTIONS') return preflight;
  if (method !== 'POST') return refusal(refusals.wrongMethod, route);
  if (!snapshot) return refusal(refusals.notReady, route);
  const presented = presentedKey(headers);
  if (presented === undefined) return refusal(refusals.keyMissing, route);
  const at = Date.now();
  const key = authenticate(snapshot, presented, at);
  if (!key) return refusal(refusals.keyRefused, route);
  if (key.kind === 'client') return refusal(refusals.clientKeyRefused, route);
  return { route, snapshot, environmentKey: key.environmentKey, at };
}

function answer(tally: Tally, asking: Asking, text: string | undefined, headers: IncomingHttpHeaders): Reply {
  const { route } = asking;
  if (text === undefined) return refusal(refusals.bodyTooLarge, route);
  const parsed = parseBody(text);
  if ('status' in parsed) return refusal(parsed, route);
  if (route.bulk) return answerBulk(tally, asking, parsed.json, headers['if-none-match']);
  return answerSingle(tally, asking, route.key, parsed.json);
}

function answerSingle(tally: Tally, asking: Asking, key: string, body: unknown): Reply {
  const { route, snapshot, environmentKey, at } = asking;
  const feature = snapshot.feature(key);
  if (!feature) return refusal(refusals.flagNotFound, route);
  const read = readSubject(body);
  if ('status' in read) return refusal(read, route);
  const { subject } = read;
  if (!subject && feature.in(environmentKey).serving === 'granted')
    return refusal(refusals.targetingKeyMissing, route);
  const account = subject && snapshot.account(subject.accountKey);
  const given = answerFor(feature, environmentKey, account, subject?.contactKey, new Date(at));
  if (account) tally.countSingle(environmentKey, account, feature, given, at);
  return { status: 200, headers: json, body: given.text };
}

function answerBulk(tally: Tally, asking: Asking, body: unknown, ifNoneMatch: string | undefined): Reply {
  const { route, snapshot, environmentKey, at } = asking;
  const read = readSubject(body);
  if ('status' in read) return refusal(read, route);
  const { subject } = read;
  if (!subject) return refusal(refusals.targetingKeyMissing, route);
  const account = snapshot.account(subject.accountKey);
  const catalogue = snapshot.catalogue(environmentKey);
  const answer = catalogue.answerTo(account, subject.contactKey, at);
  const { etag, special, size } = answer;
  if (account) tally.countBulk(environmentKey, account, catalogue, answer, at);
  if (isUnchanged(ifNoneMatch, etag)) return { status: 304, headers: ['ETag', etag], body: '' };
  const write = (target: Buffer) => catalogue.writeWith(special, target);
  return { status: 200, headers: [...json, 'ETag', etag], body: { size, write } };
}

function refusal(why: refusals.HttpRefusal, route: Route): Reply {
  const key = route?.bulk === false ? route.key : undefined;
  return {
    status: why.status,
    headers: [...json, ...(why.headers ?? [])],
    body: inAscii(refusals.refusalBody(why, key)),
  };
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  if (status === 304 || status === 204) {
    response.writeHead(status, [...headers]).end();
    return;
  }
  if (typeof body === 'string') {
    response.writeHead(status, [...headers, 'Content-Length', String(body.length)]).end(body, 'latin1');
    return;
  }
  const memory = pool.take(body.size, response);
  body.write(memory);
  response.writeHead(status, [...headers, 'Content-Length', String(body.size)]);
  response.end(memory.subarray(0, body.size));
}
