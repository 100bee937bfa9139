import { connect, type Socket } from 'node:net';

export interface Measured {
  readonly answers: number;
  /** Answers a second. */
  readonly rate: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly bytes: number;
  readonly failed: number;
}

const connections = 32;
const separator = Buffer.from('\r\n\r\n');

/** One raw request; written once so that making load costs the machine as little as possible. */
export function buildRequest(path: string, key: string, body: object): Buffer {
  const text = JSON.stringify(body);
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}

/** Keeps 32 connections busy, one request at a time on each. */
export async function measure(port: number, requests: readonly Buffer[], forMs: number): Promise<Measured> {
  const tally = { latencies: [] as number[], bytes: 0, failed: 0, next: 0 };
  const until = performance.now() + forMs;
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, () => keepAsking(port, requests, until, tally)));
  const seconds = (performance.now() - started) / 1_000;
  const sorted = Float64Array.from(tally.latencies).sort();
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return {
    answers: sorted.length,
    rate: sorted.length / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    bytes: tally.bytes / Math.max(1, sorted.length),
    failed: tally.failed,
  };
}

interface Counts {
  latencies: number[];
  bytes: number;
  failed: number;
  next: number;
}

function keepAsking(port: number, requests: readonly Buffer[], until: number, counts: Counts): Promise<void> {
  return new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    let asked = 0;
    let received = 0;
    let expected = -1;
    const ask = () => {
      asked = performance.now();
      received = 0;
      expected = -1;
      socket.write(requests[counts.next++ % requests.length] as Buffer);
    };
    socket.on('connect', ask);
    socket.on('error', fail);
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (expected < 0) expected = readLength(chunk, counts);
      if (received < expected) return;
      counts.latencies.push(performance.now() - asked);
      counts.bytes += received;
      if (performance.now() < until) ask();
      else finish(socket, done);
    });
  });
}

/** The length of the whole answer, whose head always fits its first chunk here. */
function readLength(chunk: Buffer, counts: Counts): number {
  const end = chunk.indexOf(separator);
  const head = chunk.toString('latin1', 0, end);
  if (!head.startsWith('HTTP/1.1 200')) counts.failed++;
  const length = /content-length: (\d+)/i.exec(head)?.[1];
  return end + separator.length + Number(length ?? 0);
}

function finish(socket: Socket, done: () => void): void {
  socket.destroy();
  done();
}
