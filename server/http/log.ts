import { destination, type Logger, pino } from 'pino';
import { secretsHidden } from '#domain/secrets-hidden.ts';

const headers = ['authorization', 'cookie', 'set-cookie', 'x-api-key', 'x-latchkey-context'];

/** Says what was asked, never with which key, cookie or token: named fields are left out, and every line is searched. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      redact: ['req.headers', ...headers.map((name) => `headers["${name}"]`)],
      hooks: { streamWrite: secretsHidden },
      serializers: {
        err: pino.stdSerializers.err,
        req: (request: { method?: string; url?: string }) => ({
          method: request.method,
          path: request.url?.split('?', 1)[0],
        }),
        res: (response: { statusCode?: number }) => ({ status: response.statusCode }),
      },
    },
    destination(1),
  );
}
