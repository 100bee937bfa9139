import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Evaluator } from '#server/evaluation/evaluator.ts';
import { nameRequest } from '#server/evaluation/http/request-id.ts';
import { isEvaluationAddress } from '#server/evaluation/http/route.ts';
import { healthRoutes } from './health-routes.ts';
import { logRequests } from './log-requests.ts';
import { metricsRoute } from './metrics-route.ts';
import { refuseLargeBody } from './refuse-large-body.ts';
import { isReadableAddress, nothingAtThisAddress, pathOf, refuseMethod } from './unroutable.ts';

export type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface AppOptions {
  readonly evaluator: Evaluator;
  readonly isStopping: () => boolean;
  /** Told of every request, if its level is debug or lower. */
  readonly log?: Logger;
  /** Without it `/metrics` is not shown to anybody. */
  readonly metricsToken?: string | undefined;
}

const timeouts = { requestTimeout: 60_000, keepAliveTimeout: 72_000 };

/** The process's HTTP server. Evaluation is answered before any routing; health by routes; the rest is not found. */
export function buildApp({ evaluator, isStopping, log, metricsToken }: AppOptions): FastifyInstance {
  const noteRequest = log && logRequests(log);
  const app = fastify({
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    serverFactory: (handler) =>
      createServer(timeouts, (request, response) => {
        if (isStopping()) response.shouldKeepAlive = false;
        noteRequest?.(request, response);
        const address = pathOf(request.url ?? '');
        request.url = address;
        if (isEvaluationAddress(address)) {
          evaluator.handle(request, response);
          return;
        }
        nameRequest(response);
        if (refuseMethod(request, response)) return;
        if (!isReadableAddress(address)) request.url = nothingAtThisAddress;
        handler(request, response);
      }),
  });
  app.register(healthRoutes(evaluator.following, isStopping));
  app.register(metricsRoute(evaluator.measured, metricsToken));
  return app;
}

/** Hands over what no route of the app has, body unread. */
export function handOver(app: FastifyInstance, pages: Pages): void {
  leaveBodiesUnread(app);
  app.setNotFoundHandler(async (request, reply) => {
    reply.hijack();
    if (!refuseLargeBody(request.raw, reply.raw)) await pages(request.raw, reply.raw);
  });
}

/** Where there are no pages, what no route of the app has is not found. */
export function refuseTheRest(app: FastifyInstance): void {
  leaveBodiesUnread(app);
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: { message: 'There is nothing at this address.' } }),
  );
}

function leaveBodiesUnread(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
}
