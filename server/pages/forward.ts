import { Agent, type IncomingMessage, request as requestOf, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { type Duplex, pipeline } from 'node:stream';
import { nameRequest } from '#server/evaluation/http/request-id.ts';

/** What concerns one connection only and is not handed on. */
const ofTheConnection = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** As long as an answer may take to begin. */
const longestAnswerMs = 60_000;

export interface Forwarder {
  (request: IncomingMessage, response: ServerResponse): void;
  /** Ends what would never end by itself, now and from now on: pages that listen come back elsewhere. */
  endStreams(): void;
}

/** Hands requests to the process that listens at `socketPath`, and its answers back, body by body as they come. */
export function createForwarder(socketPath: string, answersWithinMs = longestAnswerMs): Forwarder {
  const agent = new Agent({ keepAlive: true });
  const streams = new Set<ServerResponse>();
  let ending = false;
  const forward = (request: IncomingMessage, response: ServerResponse): void => {
    if (response.destroyed) return;
    const { method, url: path } = request;
    const headers = [
      ...keptOf(request.rawHeaders, 'x-forwarded-for', 'x-request-id'),
      ...['X-Forwarded-For', cameBy(request), 'X-Request-Id', nameRequest(response)],
    ];
    const asked = requestOf({ socketPath, agent, method, path, headers, setHost: false });
    const patience = setTimeout(() => refuse(request, response, tooLate), answersWithinMs);
    asked.on('response', (answer) => {
      clearTimeout(patience);
      if (response.headersSent) return;
      response.writeHead(answer.statusCode ?? 502, keptOf(answer.rawHeaders));
      const isStream = answer.headers['content-type']?.startsWith('text/event-stream');
      if (isStream) streams.add(response);
      if (isStream && ending) response.end();
      else pipeline(answer, response, () => {});
    });
    asked.on('error', () => {
      if (response.writableEnded) return;
      if (response.headersSent) response.destroy();
      else refuse(request, response, unavailable);
    });
    response.on('close', () => {
      clearTimeout(patience);
      streams.delete(response);
      asked.destroy();
      // Not destroyed with it: what is left of a body is read, or the connection's next request would never be.
      request.unpipe(asked);
      request.resume();
    });
    request.pipe(asked);
  };
  const endStreams = () => {
    ending = true;
    for (const response of streams) response.end();
  };
  return Object.assign(forward, { endStreams });
}

/** Hands over a connection that becomes something else than HTTP: in development, the socket for reloading. */
export function forwardUpgrade(
  socketPath: string,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  socket.on('error', () => other.destroy());
  const other = connect(socketPath, () => {
    const lines = request.rawHeaders.map((text, place) => (place % 2 === 0 ? `${text}: ` : `${text}\r\n`));
    other.write(`${request.method} ${request.url} HTTP/1.1\r\n${lines.join('')}\r\n`);
    other.write(head);
    pipeline(socket, other, socket, () => {});
  });
  other.on('error', () => socket.destroy());
}

/** Names and values in turn. */
function keptOf(rawHeaders: readonly string[], ...without: readonly string[]): string[] {
  const kept: string[] = [];
  for (let place = 0; place < rawHeaders.length; place += 2) {
    const name = rawHeaders[place] ?? '';
    const known = name.toLowerCase();
    if (!ofTheConnection.has(known) && !without.includes(known)) kept.push(name, rawHeaders[place + 1] ?? '');
  }
  return kept;
}

/** Every address that the request passed, as far as it says, and the one it came from. */
function cameBy({ headers, socket }: IncomingMessage): string {
  const before = headers['x-forwarded-for'];
  const from = socket.remoteAddress ?? 'unknown';
  return before === undefined ? from : `${before}, ${from}`;
}

const unavailable = {
  status: 503,
  sentence: 'Latchkey’s pages are being started again. Try once more in a few seconds.',
};
const tooLate = {
  status: 504,
  sentence: 'Latchkey’s pages take too long to answer. Try once more in a few seconds.',
};

function refuse(
  { headers }: IncomingMessage,
  response: ServerResponse,
  { status, sentence }: typeof unavailable,
): void {
  const page = headers.accept?.includes('text/html');
  response.writeHead(status, {
    'content-type': page ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
    'retry-after': '3',
  });
  response.end(page ? sentence : JSON.stringify({ error: { message: sentence } }));
}
