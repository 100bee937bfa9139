import { once } from 'node:events';
import { get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { vi } from 'vitest';

interface HeardEvent {
  readonly id: string | undefined;
  readonly data: { readonly type: string; readonly etag?: unknown; readonly lastModified?: unknown };
}

export interface OpenedEvents {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Everything that was received so far, as it came. */
  readonly text: () => string;
  readonly events: () => HeardEvent[];
  readonly isOver: () => boolean;
  /** Waits until `count` events were heard. */
  heard(count: number, timeout?: number): Promise<HeardEvent[]>;
  close(): void;
}

/** Listens as a browser's EventSource does, on a connection of its own, without reconnecting. */
export async function openEvents(url: string, headers: Record<string, string> = {}): Promise<OpenedEvents> {
  const asking = get(url, { agent: false, headers: { accept: 'text/event-stream', ...headers } });
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  let text = '';
  answer.setEncoding('utf8');
  answer.on('data', (chunk: string) => {
    text += chunk;
  });
  answer.on('error', () => {});
  const events = () => parseEvents(text);
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    text: () => text,
    events,
    isOver: () => answer.closed,
    heard: async (count, timeout = 5_000) => {
      await vi.waitUntil(() => events().length >= count, { timeout, interval: 5 });
      return events();
    },
    close: () => asking.destroy(),
  };
}

function parseEvents(text: string): HeardEvent[] {
  const blocks = text.split(/\r?\n\r?\n/).slice(0, -1);
  return blocks.flatMap((block) => {
    const data = field(block, 'data');
    return data === undefined
      ? []
      : [{ id: field(block, 'id'), data: JSON.parse(data) as HeardEvent['data'] }];
  });
}

function field(block: string, name: string): string | undefined {
  const line = block.split(/\r?\n/).find((one) => one.startsWith(`${name}:`));
  return line?.slice(name.length + 1).trimStart();
}
