import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Subject } from '#domain/evaluation.ts';
import { forAnyPage } from '#server/evaluation/http/cors.ts';
import { sealRevision } from '#server/evaluation/revision-tag.ts';
import type { Changed } from '#server/evaluation/snapshot/changed.ts';
import type { LiveKey } from '#server/evaluation/snapshot/live-key.ts';
import type { Snapshot } from '#server/evaluation/snapshot/snapshot.ts';
import { Coalescer } from './coalescer.ts';
import { EventStream } from './event-stream.ts';
import { History } from './history.ts';
import { type AccountStreams, Listeners } from './listeners.ts';
import { Outbox } from './outbox.ts';
import { noPlace, refuseStream, tokenRefused } from './refuse-stream.ts';
import { Room } from './room.ts';
import { StreamAddresses, tokenIn } from './stream-addresses.ts';
import { StreamTokens } from './stream-token.ts';

const beatsPerRound = 60;
const endAtOnce = 500;
const everybody: Changed = { everybody: true, accountKeys: new Set(), keys: false };

export interface StreamHubOptions {
  /** Sign the addresses of streams together with each key's own secret: the first signs, all are taken. */
  readonly peppers: readonly string[];
  /** The clock by which keys and grants are judged, in milliseconds since 1970. */
  readonly now?: () => number;
  /** From 0 to 1, without 1. */
  readonly random?: () => number;
  /** How many streams this process holds at most, whatever the limits of its keys. */
  readonly limit?: number;
  /** How many streams a second are told right after they were opened; the others wait for their turn. */
  readonly arrivalsPerSecond?: number;
  /** Keys and grants are judged at every beat; each stream gets a heartbeat at every 60th. */
  readonly beatMs?: number;
}

/**
 * The event streams of this process: pages hear in them that they should ask again. What changed is not said, only
 * that something did for their account.
 */
export class StreamHub {
  readonly #options: Required<StreamHubOptions>;
  readonly #tokens: StreamTokens;
  readonly #addresses: StreamAddresses;
  readonly #listeners = new Listeners();
  readonly #history: History;
  readonly #room = new Room();
  readonly #roomOfKey = new Map<string, Room>();
  readonly #outbox: Outbox;
  readonly #coalescer = new Coalescer((account) => this.#outbox.owe(account.streams));
  readonly #counts = { opened: 0, refused: 0, sent: 0, closedSlow: 0 };
  #snapshot: Snapshot | undefined;
  #timer: NodeJS.Timeout | undefined;
  #beat = 0;
  #lastBeatAt = 0;
  #closed = false;

  constructor({
    peppers,
    now = Date.now,
    random = Math.random,
    limit = 20_000,
    arrivalsPerSecond = 500,
    beatMs = 250,
  }: StreamHubOptions) {
    this.#tokens = new StreamTokens(peppers);
    this.#addresses = new StreamAddresses(this.#tokens);
    this.#options = { peppers, now, random, limit, arrivalsPerSecond, beatMs };
    this.#history = new History(random());
    this.#outbox = new Outbox(arrivalsPerSecond, (stream) => this.#tell(stream));
  }

  /** How many streams are open, were opened and refused, how many events were sent, and who was cut off for not reading. */
  get counts() {
    return { open: this.#room.open, ...this.#counts };
  }

  /**
   * The address for a key, account and contact: the same while the first pepper is.
   * @returns undefined when a stream might be refused; who has one open keeps the address.
   */
  urlFor(key: LiveKey, subject: Subject): string | undefined {
    const room = this.#roomOfKey.get(key.id);
    const invited =
      this.#room.invites(this.#options.limit) && (room?.invites(key.maxStreams) ?? key.maxStreams > 0);
    if (!invited && !this.#oldestOf(key, subject)) return undefined;
    return this.#addresses.of(key, subject);
  }

  /** Answers `GET /ofrep/v1/events`. The token proves who asks, so pages of every origin may. @param now in milliseconds. */
  open(request: IncomingMessage, response: ServerResponse, snapshot: Snapshot, now: number): void {
    this.#snapshot = snapshot;
    const found = this.#tokens.read(tokenIn(request.url ?? ''), snapshot);
    if (!found?.key.isValidAt(now)) {
      this.#counts.refused++;
      refuseStream(response, tokenRefused);
      return;
    }
    const { key, subject } = found;
    if (!this.#makePlace(key, subject)) {
      this.#counts.refused++;
      refuseStream(response, noPlace(5 + Math.floor(this.#options.random() * 10)));
      return;
    }
    request.resume();
    const stream = this.#join(response, key, subject);
    if (this.#closed) {
      stream.begin(forAnyPage, `${this.#retry()}\n`);
      this.#end(stream, '');
      return;
    }
    const { accountKey } = subject;
    const account = snapshot.account(accountKey);
    if (stream.account.streams.length === 1)
      stream.account.changesAt = this.#changesAfter(stream.account, now);
    const current = this.#history.isCurrent(request.headers['last-event-id'], accountKey, account, now);
    // A browser sends a kilobyte of headers, which would be kept as long as the stream is open.
    request.headers = {};
    request.rawHeaders = [];
    const told = !current && this.#outbox.admits(stream);
    stream.begin(forAnyPage, `${this.#retry()}${told ? this.#event() : '\n'}`);
    if (told) this.#counts.sent++;
    if (this.#timer) return;
    this.#lastBeatAt = now;
    this.#timer = setInterval(() => this.#onBeat(), this.#options.beatMs);
  }

  /** To be called after a change was applied to the snapshot. */
  told(changed: Changed, snapshot: Snapshot): void {
    this.#snapshot = snapshot;
    this.#history.add(changed);
    if (changed.everybody) for (const account of this.#listeners.accounts()) this.#coalescer.changed(account);
    else
      for (const accountKey of changed.accountKeys) {
        const account = this.#listeners.of(accountKey);
        if (account) this.#coalescer.changed(account);
      }
    if (changed.keys) this.#endOfInvalidKeys(this.#options.now());
  }

  /** Ends every stream and says to each when to come back, not all at once. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    this.#coalescer.stop();
    this.#outbox.stop();
    const streams = [...this.#listeners.streams()];
    while (streams.length > 0) {
      for (const stream of streams.splice(-endAtOnce)) this.#end(stream, `${this.#retry()}\n`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #join(response: ServerResponse, key: LiveKey, { accountKey, contactKey }: Subject): EventStream {
    const account = this.#listeners.join(accountKey);
    const beat = Math.floor(this.#options.random() * beatsPerRound);
    const stream = new EventStream(response, { keyId: key.id, account, contactKey, beat });
    account.streams.push(stream);
    let room = this.#roomOfKey.get(key.id);
    if (!room) {
      room = new Room();
      this.#roomOfKey.set(key.id, room);
    }
    room.open++;
    this.#room.open++;
    this.#counts.opened++;
    response.on('close', () => this.#leave(stream));
    return stream;
  }

  /** It leaves at once: a client that does not read holds up the end of its stream only. */
  #end(stream: EventStream, text: string): void {
    stream.end(text);
    this.#leave(stream);
  }

  #leave(stream: EventStream): void {
    if (!this.#listeners.leave(stream)) return;
    this.#room.open--;
    const room = this.#roomOfKey.get(stream.keyId);
    if (room && --room.open === 0) this.#roomOfKey.delete(stream.keyId);
    if (this.#room.open > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Where there is no place left, a page that has a stream open, in another tab or lost on the way, gets that one's. */
  #makePlace(key: LiveKey, subject: Subject): boolean {
    const ofKey = this.#roomOfKey.get(key.id)?.hasPlace(key.maxStreams) ?? key.maxStreams > 0;
    if (ofKey && this.#room.hasPlace(this.#options.limit)) return true;
    const oldest = this.#oldestOf(key, subject);
    if (!oldest) return false;
    this.#end(oldest, `${this.#retry()}\n`);
    return true;
  }

  #oldestOf(key: LiveKey, { accountKey, contactKey }: Subject): EventStream | undefined {
    const streams = this.#listeners.of(accountKey)?.streams;
    return streams?.find((stream) => stream.keyId === key.id && stream.contactKey === contactKey);
  }

  #tell(stream: EventStream): void {
    const { account } = stream;
    account.changesAt = this.#changesAfter(account, this.#options.now());
    this.#send(stream, this.#event());
    this.#counts.sent++;
  }

  #send(stream: EventStream, text: string): void {
    if (!stream.send(text)) this.#counts.closedSlow++;
  }

  #onBeat(): void {
    const now = this.#options.now();
    this.#beat = (this.#beat + 1) % beatsPerRound;
    // After the clock was set back, grants that had ended live again.
    if (now < this.#lastBeatAt && this.#snapshot) this.told(everybody, this.#snapshot);
    this.#lastBeatAt = now;
    for (const account of this.#listeners.accounts()) {
      if (now < account.changesAt) continue;
      account.changesAt = Number.POSITIVE_INFINITY;
      this.#coalescer.changed(account);
    }
    const current = `:\nid: ${this.#history.idAt(now)}\n\n`;
    for (const stream of this.#listeners.streams())
      if (stream.beat === this.#beat)
        this.#send(stream, stream.owed || stream.account.waiting ? ':\n\n' : current);
    this.#endOfInvalidKeys(now);
  }

  #endOfInvalidKeys(now: number): void {
    for (const keyId of [...this.#roomOfKey.keys()]) {
      if (this.#snapshot?.key(keyId)?.isValidAt(now)) continue;
      for (const stream of [...this.#listeners.streams()]) if (stream.keyId === keyId) this.#end(stream, '');
    }
  }

  #changesAfter({ accountKey }: AccountStreams, now: number): number {
    return this.#snapshot?.account(accountKey)?.nextChangeAfter(now) ?? Number.POSITIVE_INFINITY;
  }

  #event(): string {
    const etag = this.#snapshot && sealRevision(this.#snapshot.position);
    return `id: ${this.#history.idAt(this.#options.now())}\ndata: ${JSON.stringify({ type: 'refetchEvaluation', etag })}\n\n`;
  }

  /** Some seconds, different for each page, so that they do not all come back at once. */
  #retry(): string {
    return `retry: ${2_000 + Math.floor(this.#options.random() * 8_000)}\n`;
  }
}
