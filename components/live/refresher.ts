import type { QueryClient } from '@tanstack/react-query';
import { isTouched } from '#components/live/what-queries-show.ts';
import { type Topic, topics } from '#domain/live.ts';

const quietMs = 250;

/**
 * Has queries on the screen read again when what they show was touched, and marks the others as old. What comes while
 * they read waits until they have, so that a busy house is not asked without end.
 */
export class Refresher {
  readonly #queryClient: Pick<QueryClient, 'invalidateQueries'>;
  #touched = new Set<Topic>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reading = false;

  constructor(queryClient: Pick<QueryClient, 'invalidateQueries'>) {
    this.#queryClient = queryClient;
  }

  touch(touched: readonly Topic[] = topics): void {
    for (const topic of touched) this.#touched.add(topic);
    if (this.#touched.size > 0 && !this.#reading)
      this.#timer ??= setTimeout(() => void this.#read(), quietMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#touched.clear();
  }

  async #read(): Promise<void> {
    const touched = this.#touched;
    this.#touched = new Set();
    this.#timer = undefined;
    this.#reading = true;
    await this.#queryClient.invalidateQueries({ predicate: ({ queryKey }) => isTouched(queryKey, touched) });
    this.#reading = false;
    if (this.#touched.size > 0) this.touch([]);
  }
}
