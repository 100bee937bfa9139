import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import type { Evaluator } from '#server/evaluation/evaluator.ts';
import { isEvaluationAddress } from '#server/evaluation/http/route.ts';
import { healthRoutes } from './health-routes.ts';
import { refuseLargeBody } from './refuse-large-body.ts';

export type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface AppOptions {
  readonly evaluator: Evaluator;
  readonly isStopping: () => boolean;
}

const timeouts = { requestTimeout: 60_000, keepAliveTimeout: 72_000 };

/** The process's HTTP server. Evaluation is answered before any routing; health by routes; the rest by the pages. */
export function buildApp({ evaluator, isStopping }: AppOptions): FastifyInstance {
  const app = fastify({
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    serverFactory: (handler) =>
      createServer(timeouts, (request, response) => {
        if (isStopping()) response.shouldKeepAlive = false;
        if (isEvaluationAddress(request.url ?? '')) evaluator.handle(request, response);
        else handler(request, response);
      }),
  });
  app.register(healthRoutes(evaluator.following, isStopping));
  return app;
}

/** Hands over what no route of the app has, body unread. */
export function handOver(app: FastifyInstance, pages: Pages): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.setNotFoundHandler(async (request, reply) => {
    reply.hijack();
    if (!refuseLargeBody(request.raw, reply.raw)) await pages(request.raw, reply.raw);
  });
}
