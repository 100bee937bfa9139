import { destination, type Logger, pino } from 'pino';

const hidden = '[hidden]';
/** Whatever may open something, wherever in a line it stands: in an address, a message, a header, an error's text. */
const secrets: readonly [found: RegExp, instead: string][] = [
  [/(lk_(?:srv|pub)_[a-z0-9-]{1,32}_[a-z0-9]{16})_[\w-]+/g, `$1_${hidden}`],
  [/(lk_scim_[a-z0-9]{16})_[\w-]+/g, `$1_${hidden}`],
  [/\beyJ[\w-]*\.[\w-]+\.[\w-]+/g, hidden],
  [/([?&](?:token|key|access_token)=)[^&\s"\\]+/gi, `$1${hidden}`],
  [/(\b(?:bearer|basic) +)[^\s"\\,]+/gi, `$1${hidden}`],
  [/(\bpostgres(?:ql)?:\/\/[^\s:/@"\\]*:)[^@\s"\\]+@/gi, `$1${hidden}@`],
];
const headers = ['authorization', 'cookie', 'set-cookie', 'x-api-key', 'x-latchkey-context'];

/** Says what was asked, never with which key, cookie or token: named fields are left out, and every line is searched. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      redact: ['req.headers', ...headers.map((name) => `headers["${name}"]`)],
      hooks: { streamWrite: withoutSecrets },
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

export function withoutSecrets(line: string): string {
  return secrets.reduce((left, [found, instead]) => left.replace(found, instead), line);
}
