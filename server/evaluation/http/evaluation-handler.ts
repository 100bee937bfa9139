import type { IncomingMessage, ServerResponse } from 'node:http';
import { inAscii } from '#server/evaluation/answers/in-ascii.ts';
import type { Following } from '#server/evaluation/snapshot/follow-changes.ts';
import type { Snapshot } from '#server/evaluation/snapshot/snapshot.ts';
import { AccountProofs } from './account-proof.ts';
import { type Asking, admit, type Refused, renew } from './admit.ts';
import { type AnswerSources, answer, type EventStreams, type Reply } from './answering.ts';
import { BodyPool } from './body-pool.ts';
import { forAnyPage, preflightHeaders } from './cors.ts';
import { knowsHint } from './freshness-hint.ts';
import { readBody } from './read-body.ts';
import * as refusals from './refusals.ts';
import { nameOf, nameRequest } from './request-id.ts';
import { type Route, routeOf } from './route.ts';

const bodyLimit = 64 * 1024;

interface Streams extends EventStreams {
  open(request: IncomingMessage, response: ServerResponse, snapshot: Snapshot, now: number): void;
}

/** Told of everything that was answered; streams tell of themselves. */
interface AnswerMeter {
  /** @param startedMs by `performance.now()`. */
  answered(route: 'single' | 'bulk', status: number, startedMs: number): void;
  quotaRefused(keyId: string): void;
}

export interface HandlerOptions extends AnswerSources {
  readonly source: Following;
  readonly streams: Streams;
  readonly meter: AnswerMeter;
  readonly onError: (error: unknown, requestId: string) => void;
  /** The clock by which keys and grants are judged, in milliseconds since 1970. */
  readonly now?: () => number;
}

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

const pool = new BodyPool();
const json = ['Content-Type', refusals.json];
const preflights: Record<Route['kind'], Reply> = {
  single: { status: 204, headers: preflightHeaders(refusals.allow.single), body: '' },
  bulk: { status: 204, headers: preflightHeaders(refusals.allow.bulk), body: '' },
  events: { status: 204, headers: preflightHeaders(refusals.allow.events), body: '' },
};

/**
 * OpenFeature Remote Evaluation Protocol, answered from memory alone and straight on node:http: this is the path that
 * has to be fast. Refusals come in one order: method, key, quota, size, JSON, feature, context, targeting key.
 */
export function createEvaluationHandler(options: HandlerOptions): Handle {
  const { source, streams, now = Date.now } = options;
  const evaluate = createEvaluate(options, now);
  const handle = (request: IncomingMessage, response: ServerResponse, route: Route | undefined) => {
    if (!route) refuse(response, { why: refusals.nothingHere, cors: forAnyPage }, route);
    else if (request.method === 'OPTIONS') send(response, preflights[route.kind]);
    else if (request.method !== (route.kind === 'events' ? 'GET' : 'POST'))
      refuse(response, { why: refusals.wrongMethod(route), cors: forAnyPage }, route);
    else if (route.kind !== 'events') evaluate(request, response, route);
    else if (source.snapshot) streams.open(request, response, source.snapshot, now());
    else refuse(response, { why: refusals.notReady, cors: forAnyPage }, route);
  };
  return (request, response) => {
    const route = routeOf(request.url ?? '');
    try {
      handle(request, response, route);
    } catch (error) {
      fail(options, response, error, route);
    }
  };
}

function createEvaluate(options: HandlerOptions, now: () => number) {
  const { source, meter } = options;
  const proofs = new AccountProofs();
  return (request: IncomingMessage, response: ServerResponse, route: Asking['route']) => {
    const started = performance.now();
    const asking = admit(source.snapshot, proofs, route, request, now());
    const finish = (reply: Reply | refusals.HttpRefusal) => {
      if ('errorCode' in reply) refuse(response, { why: reply, cors: asking.cors }, route);
      else send(response, reply);
      meter.answered(route.kind, reply.status, started);
    };
    if ('why' in asking) {
      if (asking.quotaOf) meter.quotaRefused(asking.quotaOf.id);
      finish(asking.why);
      return;
    }
    options.tally.keys.countKey(asking.key.id, asking.at);
    const answerText = (text: string | undefined) => {
      try {
        const current = renew(asking, source.snapshot, now());
        finish('why' in current ? current.why : answer(options, current, text, request.headers));
      } catch (error) {
        fail(options, response, error, route);
      }
    };
    readBody(request, bodyLimit, (text) => {
      if (route.kind === 'single' || knowsHint(request.url ?? '', source)) answerText(text);
      else void source.catchUp().then(() => answerText(text));
    });
  };
}

function fail(
  { onError }: HandlerOptions,
  response: ServerResponse,
  error: unknown,
  route: Route | undefined,
): void {
  onError(error, nameRequest(response));
  if (response.headersSent) response.destroy();
  else refuse(response, { why: refusals.unexpected, cors: forAnyPage }, route);
}

function refuse(response: ServerResponse, { why, cors }: Refused, route: Route | undefined): void {
  const key = route?.kind === 'single' ? route.key : undefined;
  const body = inAscii(refusals.refusalBody(why, key));
  nameRequest(response);
  send(response, { status: why.status, headers: [...json, ...cors, ...(why.headers ?? [])], body });
}

function send(response: ServerResponse, reply: Reply): void {
  const { status, body } = reply;
  const headers = [...reply.headers, ...nameOf(response)];
  if (status === 304 || status === 204) {
    response.writeHead(status, headers).end();
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
