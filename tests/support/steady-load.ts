import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const path = '/ofrep/v1/evaluate/flags';

export interface LoadOptions {
  readonly key: string;
  /** Where a new request goes: what a balancer in front would choose now. */
  readonly target: () => string;
  readonly accounts: readonly string[];
  readonly flags: readonly string[];
  readonly clients: number;
  /** The longest that a client thinks between two requests, in milliseconds. */
  readonly pauseMs?: number;
}

export interface Counted {
  single: number;
  bulk: number;
  notModified: number;
  /** Connections that were refused before anything was sent; a balancer tries the next one, and so do the clients. */
  turnedAway: number;
  /** Each request that was sent and not answered as it should be. */
  readonly failures: string[];
  slowestMs: number;
}

export interface Load {
  readonly counted: Counted;
  stop(): Promise<Counted>;
}

/** Clients with kept-alive connections that ask one request after the other, single and bulk, until they are stopped. */
export function startLoad(options: LoadOptions): Load {
  const counted: Counted = {
    single: 0,
    bulk: 0,
    notModified: 0,
    turnedAway: 0,
    failures: [],
    slowestMs: 0,
  };
  let going = true;
  const clients = Array.from({ length: options.clients }, async (_, number) => {
    const client = new Client(options, counted, number);
    while (going) {
      await client.ask();
      const pause = ((number % 3) / 2) * (options.pauseMs ?? 0);
      await (pause > 0 ? sleep(pause) : sleep(1));
    }
    client.close();
  });
  return {
    counted,
    stop: async () => {
      going = false;
      await Promise.all(clients);
      return counted;
    },
  };
}

interface Answered {
  readonly status: number;
  readonly etag: string | undefined;
  readonly text: string;
}

class Client {
  readonly #options: LoadOptions;
  readonly #counted: Counted;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #etags = new Map<string, string>();
  #turn: number;

  constructor(options: LoadOptions, counted: Counted, number: number) {
    this.#options = options;
    this.#counted = counted;
    this.#turn = number;
  }

  close(): void {
    this.#agent.destroy();
  }

  async ask(): Promise<void> {
    const { accounts, flags } = this.#options;
    const turn = this.#turn++;
    const account = accounts[turn % accounts.length] ?? '';
    const flag = turn % 4 === 3 ? undefined : (flags[turn % flags.length] ?? '');
    const asked = performance.now();
    try {
      const answer = await this.#askAgain(account, flag);
      if (answer.status === 304) this.#counted.notModified++;
      else if (answer.status !== 200)
        this.#counted.failures.push(`${answer.status} ${answer.text.slice(0, 200)}`);
      else if (flag === undefined) this.#counted.bulk++;
      else this.#counted.single++;
      if (flag === undefined && answer.etag) this.#etags.set(account, answer.etag);
    } catch (error) {
      this.#counted.failures.push((error as NodeJS.ErrnoException).code ?? String(error));
    }
    this.#counted.slowestMs = Math.max(this.#counted.slowestMs, performance.now() - asked);
  }

  async #askAgain(account: string, flag: string | undefined): Promise<Answered> {
    for (;;) {
      try {
        return await this.#askOnce(account, flag);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') throw error;
        this.#counted.turnedAway++;
        await sleep(20);
      }
    }
  }

  #askOnce(account: string, flag: string | undefined): Promise<Answered> {
    const { key, target } = this.#options;
    const body = JSON.stringify({ context: { targetingKey: account } });
    const known = flag === undefined ? this.#etags.get(account) : undefined;
    return new Promise((done, fail) => {
      const asking = request(
        `${target()}${path}${flag === undefined ? '' : `/${flag}`}`,
        {
          method: 'POST',
          agent: this.#agent,
          timeout: 10_000,
          headers: {
            authorization: `Bearer ${key}`,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            ...(known && { 'if-none-match': known }),
          },
        },
        (response) => void read(response).then(done, fail),
      );
      asking.on('timeout', () => asking.destroy(new Error('no answer within 10 s')));
      asking.on('error', fail);
      asking.end(body);
    });
  }
}

async function read(response: IncomingMessage): Promise<Answered> {
  let text = '';
  response.setEncoding('utf8');
  for await (const chunk of response) text += chunk;
  return { status: response.statusCode ?? 0, etag: response.headers.etag, text };
}
