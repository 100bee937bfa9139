import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import { createEvaluator, type Evaluator } from '#server/evaluation/evaluator.ts';
import { buildApp } from '#server/http/build-app.ts';
import { createLog } from '#server/http/log.ts';

export interface EvaluationServer {
  readonly url: string;
  readonly evaluator: Evaluator;
  /** Asks as an app does. `body` that is a text is sent as it is. */
  ask(path: string, key: string | undefined, body: unknown, init?: RequestInit): Promise<Response>;
  stop(): Promise<void>;
}

const running: EvaluationServer[] = [];
afterAll(async () => {
  for (const server of running.splice(0)) await server.stop();
});

/** The evaluation plane on a port of its own, with real connections, on the database of the test. */
export async function startEvaluation(databaseUrl: string): Promise<EvaluationServer> {
  const evaluator = createEvaluator({ url: databaseUrl, peppers: ['a pepper'], log: createLog('silent') });
  const app = buildApp({ evaluator, isStopping: () => false });
  await evaluator.start();
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  let stopped = false;
  const server: EvaluationServer = {
    url,
    evaluator,
    ask: (path, key, body, init = {}) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        ...init,
        headers: { ...(key && { authorization: `Bearer ${key}` }), ...init.headers },
      }),
    stop: async () => {
      if (stopped) return;
      stopped = true;
      await app.close();
      await evaluator.stop();
    },
  };
  running.push(server);
  return server;
}
