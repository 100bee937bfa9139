import type { FastifyInstance } from 'fastify';
import type { Following } from '#server/evaluation/snapshot/follow-changes.ts';

/** A database that was not heard of for longer is reported as away; evaluation goes on all the same. */
const knownWithinMs = 5_000;

/** `/healthz`: the process runs. `/readyz`: it can answer, with the age of what it answers from. */
export function healthRoutes(following: Following, isStopping: () => boolean) {
  return async (app: FastifyInstance): Promise<void> => {
    app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));
    app.get('/healthz', () => ({ status: 'ok', uptimeSeconds: Math.round(process.uptime()) }));
    app.get('/readyz', (_request, reply) => {
      const { snapshot, confirmedAt, startedFrom } = following;
      if (isStopping()) return reply.code(503).send({ status: 'stopping' });
      if (!snapshot) return reply.code(503).send({ status: 'starting', database: 'away' });
      const ageMs = confirmedAt === undefined ? null : Math.max(0, Date.now() - confirmedAt);
      return {
        status: 'ready',
        snapshot: { revision: snapshot.position.revision, ageMs },
        startedFrom,
        database: ageMs !== null && ageMs <= knownWithinMs ? 'known' : 'away',
      };
    });
  };
}
