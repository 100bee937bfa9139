import { connect } from 'node:net';

export interface WireAnswer {
  readonly status: number;
  /** Names in small letters; repeated ones joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Sends bytes as they are on a connection of their own and reads until the server closes it.
 * @param whole whether they are a whole request; otherwise the sending side is closed, which ends what is incomplete.
 */
export function exchange(url: string, bytes: Buffer, whole: boolean): Promise<Buffer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const received: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => {
      if (whole) socket.write(bytes);
      else socket.end(bytes);
    });
    const patience = setTimeout(() => socket.destroy(new Error('The server kept it open.')), 10_000);
    let failure: NodeJS.ErrnoException | undefined;
    socket.on('data', (chunk) => received.push(chunk));
    socket.on('error', (error) => {
      failure = error;
    });
    socket.on('close', () => {
      clearTimeout(patience);
      if (failure && !['ECONNRESET', 'EPIPE'].includes(failure.code ?? '')) reject(failure);
      else resolve(Buffer.concat(received));
    });
  });
}

/** @returns undefined when the server closed without a word. */
export function readAnswer(bytes: Buffer): WireAnswer | undefined {
  if (bytes.length === 0) return undefined;
  const text = bytes.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1]);
  if (end < 0 || !status) throw new Error(`This is no answer: ${text.slice(0, 200)}`);
  return { status, headers, body: bytes.subarray(end + 4).toString() };
}
