import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type MetricsSources, metricsRegistry } from '#server/evaluation/metrics/metrics-registry.ts';

const bearer = /^bearer +(\S+)$/i;
const digest = (text: string) => createHash('sha256').update(text).digest();

/** `/metrics` for Prometheus, to whoever sends the token. Without a token in the settings it is not there. */
export function metricsRoute(measured: MetricsSources, token: string | undefined) {
  return async (app: FastifyInstance): Promise<void> => {
    if (token === undefined) {
      app.get('/metrics', (_request, reply) =>
        refuse(reply, 404, 'Metrics are switched off. Set METRICS_TOKEN to show them to whoever sends it.'),
      );
      return;
    }
    const registry = metricsRegistry(measured);
    const expected = digest(token);
    app.addHook('onClose', async () => registry.clear());
    app.get('/metrics', async (request, reply) => {
      const presented = bearer.exec(request.headers.authorization ?? '')?.[1] ?? '';
      if (timingSafeEqual(digest(presented), expected))
        return reply
          .type(registry.contentType)
          .header('cache-control', 'no-store')
          .send(await registry.metrics());
      return refuse(
        reply.header('www-authenticate', 'Bearer'),
        401,
        'Send the METRICS_TOKEN as "Authorization: Bearer <token>".',
      );
    });
  };
}

function refuse(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).send({ error: { message } });
}
