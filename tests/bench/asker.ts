import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from './figures.ts';

export const bulk = '/ofrep/v1/evaluate/flags';
export const account = (place: number) => `account-${place}`;

interface Asked {
  readonly status: number;
  readonly etag: string;
  readonly text: string;
}

/** Asks for everything as SDKs do, over 16 connections in all. */
export class Asker {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 16 });
  readonly #port: number;
  readonly #key: string;

  constructor(port: number, key: string) {
    this.#port = port;
    this.#key = key;
  }

  ask(path: string, accountKey: string, etag?: string): Promise<Asked> {
    const body = JSON.stringify({ context: { targetingKey: accountKey } });
    const headers = {
      authorization: `Bearer ${this.#key}`,
      'content-length': body.length,
      ...(etag && { 'if-none-match': etag }),
    };
    const options = {
      port: this.#port,
      host: '127.0.0.1',
      method: 'POST',
      path,
      headers,
      agent: this.#agent,
    };
    return new Promise((done, fail) => {
      const asking = request(options, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () =>
          done({ status: answer.statusCode ?? 0, etag: answer.headers.etag ?? '', text }),
        );
      });
      asking.on('error', fail);
      asking.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Single evaluations, one after the other with a little thinking. @returns the 99th percentile in milliseconds. */
export async function evaluateDuring(asker: Asker, work: () => Promise<void>): Promise<number> {
  const latencies: number[] = [];
  let going = true;
  const asking = (async () => {
    for (let turn = 0; going; turn++) {
      const asked = performance.now();
      await asker.ask(`${bulk}/feature-00${turn % 9}`, account(turn % 1_000));
      latencies.push(performance.now() - asked);
      await sleep(1);
    }
  })();
  await work();
  going = false;
  await asking;
  return percentile(latencies, 0.99);
}
