import type { FastifyInstance } from 'fastify';
import type { Following } from '#server/evaluation/snapshot/follow-changes.ts';

/** A database that was not heard of for longer is reported as away; evaluation goes on all the same. */
const knownWithinMs = 5_000;

/** `/healthz`: the process runs. `/readyz`: it can answer, with the age of what it answers from. */
export function healthRoutes(following: Following, isStopping: () => boolean) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/healthz', () => ({ status: 'ok', uptimeSeconds: Math.round(process.uptime()) }));
    app.get('/readyz', (_request, reply) => {
      const { snapshot, confirmedAt } = following;
      if (isStopping() || !snapshot || confirmedAt === undefined)
        return reply.code(503).send({ status: isStopping() ? 'stopping' : 'starting' });
      const ageMs = Math.max(0, Date.now() - confirmedAt);
      return {
        status: 'ready',
        snapshot: { revision: snapshot.position.revision, ageMs },
        database: ageMs <= knownWithinMs ? 'known' : 'away',
      };
    });
  };
}
