import process from 'node:process';
import type { LiveBatch } from './live-events.ts';
import { LiveFollower } from './live-follower.ts';
import { batchFrame, heartbeat, plainFrame, readyFrame } from './live-frames.ts';
import { type Listener, LiveTab } from './live-tab.ts';

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
    for (const tab of this.#tabs) if (tab.listener.userId === userId) open += 1;
    return !this.#stopped && open < this.#mostTabsEach;
  }

  /**
   * Lets a page listen from the event after `since`; without it, from now on. Fails when the database does not answer.
   * Whether there is a place for it was asked just before.
   */
  async join(listener: Listener, since: number | undefined): Promise<LiveTab> {
    const tab = new LiveTab(listener, performance.now(), (left) => this.#tabs.delete(left));
    this.#tabs.add(tab);
    this.#beats ??= setInterval(() => void this.#beat(), this.#beatMs).unref();
    try {
      const head = await this.#follower.head();
      const missed = since === undefined ? undefined : await this.#follower.missed(since, head);
      tab.begin(readyFrame(listener.userId, head) + (missed ? batchFrame(missed, true) : ''), head);
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
    for (const tab of this.#tabs) if (userId === undefined || tab.listener.userId === userId) tab.send(text);
  }

  async #beat(): Promise<void> {
    const old = performance.now() - this.#longestMs;
    for (const tab of this.#tabs) {
      if (tab.since < old) tab.end();
      else tab.send(heartbeat);
    }
    if (this.#tabs.size === 0) return;
    const asked = [...this.#tabs];
    const stillHolds = await this.#whoseHolds(asked).catch(() => () => true);
    for (const tab of asked) if (!stillHolds(tab.listener)) tab.end(plainFrame('ended'));
  }

  async #whoseHolds(tabs: readonly LiveTab[]): Promise<(listener: Listener) => boolean> {
    const ids = [...new Set(tabs.map(({ listener }) => listener.userId))];
    const rows = await this.#follower.sql<{ userId: string; sessionId: string | null }[]>`
      select u.id as "userId", s.id as "sessionId" from users u
      left join sessions s on s.user_id = u.id and s.ended_at is null and s.expires_at > now()
      where u.id in ${this.#follower.sql(ids)} and u.active and u.roles <> '{}'`;
    const [people, sessions] = [new Set<string>(), new Set<string | null>()];
    for (const { userId, sessionId } of rows) {
      people.add(userId);
      sessions.add(sessionId);
    }
    return ({ userId, sessionId }) => people.has(userId) && (!sessionId || sessions.has(sessionId));
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
