import { TokenBucket } from '#domain/token-bucket.ts';
import type { EventStream } from './event-stream.ts';

const atOnce = 100;
const arrivalsEveryMs = 20;

/**
 * Streams that are owed an event. Evaluations come between the slices in which they are sent, and pages that have just
 * arrived, maybe thousands after a restart, are told at a pace, because each then asks for everything.
 */
export class Outbox {
  readonly #send: (stream: EventStream) => void;
  readonly #pace: TokenBucket;
  #changed: EventStream[] = [];
  #arrived: EventStream[] = [];
  #slice: NodeJS.Immediate | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(arrivalsPerSecond: number, send: (stream: EventStream) => void) {
    this.#pace = new TokenBucket(arrivalsPerSecond, arrivalsPerSecond);
    this.#send = send;
  }

  /** Those that are owed something already get it once. */
  owe(streams: Iterable<EventStream>): void {
    for (const stream of streams) {
      if (stream.owed) continue;
      stream.owed = true;
      this.#changed.push(stream);
    }
    this.#slice ??= setImmediate(() => this.#sendSlice());
  }

  /** @returns whether it may be told with its first bytes; otherwise it is told in its turn. */
  admits(stream: EventStream): boolean {
    if (this.#arrived.length === 0 && this.#pace.take(performance.now()) === 0) return true;
    stream.owed = true;
    this.#arrived.push(stream);
    this.#timer ??= setInterval(() => this.#sendArrived(), arrivalsEveryMs);
    return false;
  }

  stop(): void {
    clearImmediate(this.#slice);
    clearInterval(this.#timer);
    this.#changed = [];
    this.#arrived = [];
  }

  #sendSlice(): void {
    for (const stream of this.#changed.splice(0, atOnce)) this.#sendTo(stream);
    this.#slice = this.#changed.length > 0 ? setImmediate(() => this.#sendSlice()) : undefined;
  }

  #sendArrived(): void {
    let count = 0;
    while (count < this.#arrived.length && this.#pace.take(performance.now()) === 0) count++;
    for (const stream of this.#arrived.splice(0, count)) this.#sendTo(stream);
    if (this.#arrived.length > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #sendTo(stream: EventStream): void {
    stream.owed = false;
    this.#send(stream);
  }
}
