import process from 'node:process';
import type { LiveBatch } from './live-events.ts';
import { LiveFollower } from './live-follower.ts';
import { batchFrame, heartbeat, plainFrame, readyFrame } from './live-frames.ts';
import { LiveTab } from './live-tab.ts';

export interface LiveHubOptions {
  readonly url: string;
  readonly mostTabsEach?: number;
  readonly beatMs?: number;
  /** After this long a page comes back and shows again who it is. */
  readonly longestMs?: number;
}

/** All open pages of this process, told over one connection that listens. */
export class LiveHub {
  readonly #follower: LiveFollower;
  readonly #tabs = new Set<LiveTab>();
  readonly #mostTabsEach: number;
  readonly #beatMs: number;
  readonly #longestMs: number;
  #beats: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor({ url, mostTabsEach = 20, beatMs = 20_000, longestMs = 3_600_000 }: LiveHubOptions) {
    this.#mostTabsEach = mostTabsEach;
    this.#beatMs = beatMs;
    this.#longestMs = longestMs;
    this.#follower = new LiveFollower({
      url,
      isWanted: () => this.#tabs.size > 0,
      onBatch: (batch) => this.#tell(batch),
      onNotices: (userId) => this.#send(plainFrame('notices'), userId),
      onReach: (reached) => this.#send(plainFrame(reached ? 'back' : 'away')),
    });
  }

  hasPlaceFor(userId: string): boolean {
    let open = 0;
    for (const tab of this.#tabs) if (tab.userId === userId) open += 1;
    return !this.#stopped && open < this.#mostTabsEach;
  }

  /**
   * Lets a page listen from the event after `since`; without it, from now on. Fails when the database does not answer.
   * Whether there is a place for it was asked just before.
   */
  async join(userId: string, since: number | undefined): Promise<LiveTab> {
    const tab = new LiveTab(userId, performance.now(), (left) => this.#tabs.delete(left));
    this.#tabs.add(tab);
    this.#beats ??= setInterval(() => void this.#beat(), this.#beatMs).unref();
    try {
      const head = await this.#follower.head();
      const missed = since === undefined ? undefined : await this.#follower.missed(since, head);
      tab.begin(readyFrame(userId, head) + (missed ? batchFrame(missed, true) : ''), head);
      return tab;
    } catch (error) {
      tab.end();
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#beats);
    for (const tab of this.#tabs) tab.end();
    await this.#follower.stop();
  }

  #tell(batch: LiveBatch): void {
    const whole = batchFrame(batch);
    for (const tab of this.#tabs) tab.tell(batch, whole);
  }

  #send(text: string, userId?: string): void {
    for (const tab of this.#tabs) if (userId === undefined || tab.userId === userId) tab.send(text);
  }

  async #beat(): Promise<void> {
    const old = performance.now() - this.#longestMs;
    for (const tab of this.#tabs) {
      if (tab.since < old) tab.end();
      else tab.send(heartbeat);
    }
    if (this.#tabs.size === 0) return;
    const asked = [...new Set(Array.from(this.#tabs, ({ userId }) => userId))];
    const active = await this.#activeOf(asked).catch(() => asked);
    for (const tab of this.#tabs)
      if (asked.includes(tab.userId) && !active.includes(tab.userId)) tab.end(plainFrame('ended'));
  }

  async #activeOf(ids: readonly string[]): Promise<string[]> {
    const rows = await this.#follower.sql<{ id: string }[]>`
      select id from users where id in ${this.#follower.sql([...ids])} and active and roles <> '{}'`;
    return rows.map(({ id }) => id);
  }
}

const shared = globalThis as typeof globalThis & { latchkeyLive?: LiveHub };

/** The hub of this process, made when the first page listens. */
export function liveHub(): LiveHub {
  shared.latchkeyLive ??= new LiveHub({ url: process.env.DATABASE_URL ?? '' });
  return shared.latchkeyLive;
}

/** Ends every page's stream; none begins after it. */
export async function stopLive(): Promise<void> {
  await liveHub().stop();
}
