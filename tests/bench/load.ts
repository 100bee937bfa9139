import { type Connection, openConnections, type Reply } from './connection.ts';
import { percentile } from './figures.ts';

export interface Measured {
  readonly answers: number;
  /** Answers a second. */
  readonly rate: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of one answer. */
  readonly bytes: number;
  readonly failed: number;
}

interface Tally {
  readonly latencies: number[];
  bytes: number;
  failed: number;
}

function count(tally: Tally, reply: Reply, sinceMs: number): void {
  tally.latencies.push(performance.now() - sinceMs);
  tally.bytes += reply.bytes;
  if (!reply.ok) tally.failed++;
}

function summed({ latencies, bytes, failed }: Tally, tookMs: number): Measured {
  const answers = latencies.length;
  return {
    answers,
    rate: (answers * 1_000) / tookMs,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
    bytes: bytes / Math.max(1, answers),
    failed,
  };
}

/** Closed loop: keeps 32 connections busy, one request at a time on each. It asks less while the server stalls. */
export async function measureClosed(
  port: number,
  requests: readonly Buffer[],
  forMs: number,
): Promise<Measured> {
  const tally: Tally = { latencies: [], bytes: 0, failed: 0 };
  const connections = await openConnections(port, 32);
  const started = performance.now();
  let next = 0;
  const keepAsking = (connection: Connection) =>
    new Promise<void>((done) => {
      const ask = () => {
        const asked = performance.now();
        connection.ask(requests[next++ % requests.length] as Buffer, (reply) => {
          count(tally, reply, asked);
          if (performance.now() - started < forMs && connection.usable) ask();
          else done();
        });
      };
      ask();
    });
  await Promise.all(connections.map(keepAsking));
  const tookMs = performance.now() - started;
  for (const connection of connections) connection.close();
  return summed(tally, tookMs);
}

/**
 * Open loop: asks `rate` times a second whatever the server does, over 64 connections. A latency begins when the
 * request was due, so a stall counts for every request that it kept waiting.
 */
export async function measureOpen(
  port: number,
  requests: readonly Buffer[],
  { rate, forMs }: { rate: number; forMs: number },
): Promise<Measured> {
  const tally: Tally = { latencies: [], bytes: 0, failed: 0 };
  const idle = await openConnections(port, 64);
  const all = [...idle];
  const total = Math.round((rate * forMs) / 1_000);
  const started = performance.now();
  await new Promise<void>((done, fail) => {
    let next = 0;
    const send = (connection: Connection, place: number) =>
      connection.ask(requests[place % requests.length] as Buffer, (reply) => {
        count(tally, reply, started + (place * 1_000) / rate);
        if (connection.usable) idle.push(connection);
        else if (!all.some(({ usable }) => usable)) fail(new Error('Every connection was broken.'));
        if (tally.latencies.length === total) done();
      });
    const sendDue = () => {
      const due = ((performance.now() - started) * rate) / 1_000;
      while (next < Math.min(due, total)) {
        const connection = idle.pop();
        if (!connection) break;
        send(connection, next++);
      }
      if (next === total) return;
      if (((next - due) * 1_000) / rate > 2) setTimeout(sendDue, 1);
      else setImmediate(sendDue);
    };
    sendDue();
  });
  const tookMs = performance.now() - started;
  for (const connection of all) connection.close();
  return summed(tally, tookMs);
}
