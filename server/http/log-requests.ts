import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { nameRequest } from '#server/evaluation/http/request-id.ts';

/** Tells of every request when it is answered. @returns undefined where the log's level would not show it. */
export function logRequests(log: Logger) {
  if (!log.isLevelEnabled('debug')) return undefined;
  return (request: IncomingMessage, response: ServerResponse): void => {
    const started = performance.now();
    const { method, url } = request;
    const requestId = nameRequest(response);
    response.once('close', () => {
      const ms = Math.round((performance.now() - started) * 1000) / 1000;
      log.debug(
        { req: { method, url }, res: response, requestId, ms },
        response.writableFinished ? 'Answered.' : 'Cut off.',
      );
    });
  };
}
