import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const retriedMs = 1_000;

/** Something that listens as EventSource does, at as little cost to the machine as can be. */
class Listener {
  socket: Socket | undefined;
  listening = false;
  toldAt = 0;
  retryMs = retriedMs;
  lastId = '';
  refused = 0;
}

interface CrowdOptions {
  readonly port: number;
  readonly paths: readonly string[];
  /** How many of a hundred come back at once instead of when they were asked to. */
  readonly impatient?: number;
  readonly onTold?: (place: number) => void;
}

/** Thousands of open event streams. */
export class Crowd {
  readonly #options: CrowdOptions;
  readonly #listeners: readonly Listener[];
  #comingBack = true;

  constructor(options: CrowdOptions) {
    this.#options = options;
    this.#listeners = options.paths.map(() => new Listener());
  }

  get listening(): number {
    return this.#listeners.filter(({ listening }) => listening).length;
  }

  get refused(): number {
    return this.#listeners.reduce((sum, { refused }) => sum + refused, 0);
  }

  /** How many were told since `moment`, by `performance.now()`. */
  toldSince(moment: number): number {
    return this.#listeners.filter(({ toldAt }) => toldAt >= moment).length;
  }

  /** When the last of those that were told was told, by `performance.now()`. */
  get lastTold(): number {
    return Math.max(...this.#listeners.map(({ toldAt }) => toldAt));
  }

  /** Some at a time, as a port's queue holds no more. */
  async come(): Promise<void> {
    for (let place = 0; place < this.#listeners.length; place++) {
      this.#open(place);
      if (place % 100 === 99) await sleep(15);
    }
  }

  leave(): void {
    this.#comingBack = false;
    for (const { socket } of this.#listeners) socket?.destroy();
  }

  #open(place: number): void {
    const listener = this.#listeners[place] as Listener;
    const { port, paths, onTold } = this.#options;
    const socket = connect(port, '127.0.0.1');
    listener.socket = socket;
    const lastId = listener.lastId && `Last-Event-ID: ${listener.lastId}\r\n`;
    socket.setEncoding('latin1');
    socket.on('connect', () => {
      socket.write(
        `GET ${paths[place]} HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n${lastId}\r\n`,
      );
    });
    socket.on('data', (text: string) => {
      if (text.startsWith('HTTP/1.1 200')) listener.listening = true;
      else if (text.startsWith('HTTP/1.1')) listener.refused++;
      listener.retryMs = Number(/^retry: (\d+)/m.exec(text)?.[1] ?? listener.retryMs);
      listener.lastId = /^id: (.+)$/m.exec(text)?.[1] ?? listener.lastId;
      if (!text.includes('\ndata: ')) return;
      listener.toldAt = performance.now();
      onTold?.(place);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      listener.listening = false;
      if (!this.#comingBack) return;
      const patient = place % 100 >= (this.#options.impatient ?? 0);
      setTimeout(() => this.#comingBack && this.#open(place), patient ? listener.retryMs : 200);
    });
  }
}

/** Comes back when all are listening and were told once. */
export async function gather(
  port: number,
  paths: readonly string[],
  more: Partial<CrowdOptions> = {},
): Promise<Crowd> {
  const crowd = new Crowd({ port, paths, ...more });
  await crowd.come();
  const here = () => crowd.listening === paths.length && crowd.toldSince(1) === paths.length;
  await until(here, 60_000, 'all came and were told');
  await sleep(500);
  return crowd;
}

export async function until(done: () => boolean, withinMs: number, what: string): Promise<void> {
  const end = performance.now() + withinMs;
  while (!done()) {
    if (performance.now() > end) throw new Error(`Not within ${withinMs / 1_000} s: ${what}.`);
    await sleep(5);
  }
}
