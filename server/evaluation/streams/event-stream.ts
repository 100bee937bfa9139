import type { ServerResponse } from 'node:http';
import { nameOf } from '#server/evaluation/http/request-id.ts';
import type { AccountStreams } from './listeners.ts';

const mostUnread = 64 * 1024;

const headers = [
  'Content-Type',
  'text/event-stream',
  'Cache-Control',
  'no-cache, no-transform',
  'X-Accel-Buffering',
  'no',
];

export interface Place {
  readonly keyId: string;
  readonly account: AccountStreams;
  readonly contactKey: string | undefined;
  /** At which beat of a round it gets its heartbeat. */
  readonly beat: number;
}

/** One page that listens. There are thousands: it holds no more than it must. */
export class EventStream {
  readonly keyId: string;
  readonly account: AccountStreams;
  readonly contactKey: string | undefined;
  readonly beat: number;
  /** Whether something is about to be told to it. */
  owed = false;
  readonly #response: ServerResponse;

  constructor(response: ServerResponse, { keyId, account, contactKey, beat }: Place) {
    this.#response = response;
    this.keyId = keyId;
    this.account = account;
    this.contactKey = contactKey;
    this.beat = beat;
  }

  /** @param cors names and values in turn. @param text what it is sent first. */
  begin(cors: readonly string[], text: string): void {
    this.#response.writeHead(200, [...headers, ...cors, ...nameOf(this.#response)]);
    this.#response.write(text, 'latin1');
  }

  /** @returns false when it has not read for so long that it was cut off. */
  send(text: string): boolean {
    const response = this.#response;
    if (response.destroyed || response.writableEnded) return true;
    if (response.writableLength > mostUnread) response.destroy();
    else response.write(text, 'latin1');
    return !response.destroyed;
  }

  end(text: string): void {
    const response = this.#response;
    if (response.destroyed || response.writableEnded) return;
    if (response.writableLength > mostUnread) response.destroy();
    else response.end(text, 'latin1');
  }
}
