import { type Logger, pino } from 'pino';

/** Says what was asked, never with which key, cookie or token. */
export function createLog(level: string): Logger {
  return pino({
    level,
    redact: ['req.headers', 'headers.authorization', 'headers["x-api-key"]', 'headers.cookie'],
    serializers: {
      err: pino.stdSerializers.err,
      req: (request: { method?: string; url?: string }) => ({
        method: request.method,
        path: request.url?.split('?', 1)[0],
      }),
      res: (response: { statusCode?: number }) => ({ status: response.statusCode }),
    },
  });
}
