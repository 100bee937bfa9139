import { type LiveBatch, unknownAt } from './live-events.ts';
import { batchFrame } from './live-frames.ts';

const mostUnread = 64 * 1024;

export interface Listener {
  readonly userId: string;
  /** The page listens no longer than this session holds. */
  readonly sessionId?: string | undefined;
}

/** One open page that is told of changes. */
export class LiveTab {
  readonly listener: Listener;
  readonly since: number;
  readonly body: ReadableStream<Uint8Array>;
  readonly #encoder = new TextEncoder();
  readonly #onLeave: (tab: LiveTab) => void;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  /** The last event that it was told of; nothing until it began. */
  #at: number | undefined;
  #early: LiveBatch[] = [];

  /** @param since by a clock that never goes back, in milliseconds. */
  constructor(listener: Listener, since: number, onLeave: (tab: LiveTab) => void) {
    this.listener = listener;
    this.since = since;
    this.#onLeave = onLeave;
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        cancel: () => this.#left(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: mostUnread }),
    );
  }

  /** @param text what it is sent first. @param head the last event that this tells of. */
  begin(text: string, head: number): void {
    this.send(text);
    this.#at = head;
    for (const batch of this.#early.splice(0)) this.tell(batch);
  }

  /** @param whole the frame of the whole batch, which most pages are sent. */
  tell(batch: LiveBatch, whole?: string): void {
    if (this.#at === undefined) {
      this.#early.push(batch);
      return;
    }
    const unknown = unknownAt(batch, this.#at);
    if (!unknown) return;
    this.#at = batch.to;
    this.send(unknown === batch && whole ? whole : batchFrame(unknown));
  }

  /** A page that has not read for long is cut off: it comes back and says where it was. */
  send(text: string): void {
    const controller = this.#controller;
    if (!controller) return;
    if ((controller.desiredSize ?? 0) <= 0) this.end();
    else controller.enqueue(this.#encoder.encode(text));
  }

  end(last?: string): void {
    const controller = this.#controller;
    if (!controller) return;
    this.#left();
    if (last) controller.enqueue(this.#encoder.encode(last));
    controller.close();
  }

  #left(): void {
    this.#controller = undefined;
    this.#onLeave(this);
  }
}
