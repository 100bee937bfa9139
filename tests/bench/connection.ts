import { connect, type Socket } from 'node:net';

export interface Reply {
  readonly ok: boolean;
  readonly bytes: number;
  readonly chunks: readonly Buffer[];
}

const separator = Buffer.from('\r\n\r\n');
const broken: Reply = { ok: false, bytes: 0, chunks: [] };

/** One raw request; written once so that making load costs the machine as little as possible. */
export function buildRequest(path: string, key: string, body: object): Buffer {
  const text = JSON.stringify(body);
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}

/** A kept-alive connection that asks one thing at a time. */
export class Connection {
  readonly #socket: Socket;
  #done: ((reply: Reply) => void) | undefined;
  #chunks: Buffer[] = [];
  #received = 0;
  #expected = -1;
  #ok = false;

  /** Comes back when it is connected. */
  static open(port: number): Promise<Connection> {
    return new Promise((done, fail) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.off('error', fail);
        done(new Connection(socket));
      });
      socket.once('error', fail);
    });
  }

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', () => {});
    socket.on('close', () => this.#finish(broken));
  }

  get usable(): boolean {
    return !this.#socket.destroyed;
  }

  ask(request: Buffer, done: (reply: Reply) => void): void {
    this.#done = done;
    this.#chunks = [];
    this.#received = 0;
    this.#expected = -1;
    this.#socket.write(request);
  }

  close(): void {
    this.#done = undefined;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#received += chunk.length;
    if (this.#expected < 0) this.#readHead(chunk);
    if (this.#received >= this.#expected)
      this.#finish({ ok: this.#ok, bytes: this.#received, chunks: this.#chunks });
  }

  /** The head of an answer always fits its first chunk here. */
  #readHead(chunk: Buffer): void {
    const end = chunk.indexOf(separator);
    const head = chunk.toString('latin1', 0, end);
    this.#ok = head.startsWith('HTTP/1.1 200');
    const length = /content-length: (\d+)/i.exec(head)?.[1];
    this.#expected = end + separator.length + Number(length ?? 0);
  }

  #finish(reply: Reply): void {
    const done = this.#done;
    this.#done = undefined;
    done?.(reply);
  }
}

export async function openConnections(port: number, count: number): Promise<Connection[]> {
  return Promise.all(Array.from({ length: count }, () => Connection.open(port)));
}
