import { expect } from 'vitest';
import type { Person } from '#domain/act.ts';
import { answerLive } from '#server/api/live.ts';
import type { LiveHub } from '#server/live/live-hub.ts';
import type { Name, TestHouse } from '#tests/support/test-house.ts';

interface HeardFrame {
  readonly id: string | undefined;
  readonly name: string;
  readonly data: { readonly events?: readonly { readonly seq: number; readonly type: string }[] };
}

export interface LivePage {
  readonly response: Response;
  readonly frames: HeardFrame[];
  readonly isOver: () => boolean;
  /** The types of the events that it was told of, live and missed. */
  readonly types: () => string[];
  hears(name: string, timeout?: number): Promise<HeardFrame>;
  leave(): void;
}

export function personOf(house: TestHouse, name: Name, roles: Person['roles'] = ['sales']): Person {
  return { id: house.ids[name], name: `The ${name}`, roles: [...roles], teamId: null };
}

/** A page that listens as a browser's does, and says what it saw last. */
export async function openLivePage(
  hub: LiveHub,
  person: (Person & { readonly sessionId?: string }) | null,
  lastSeen: { readonly header?: number; readonly since?: number } = {},
): Promise<LivePage> {
  const left = new AbortController();
  const address = `http://localhost/api/live${lastSeen.since === undefined ? '' : `?since=${lastSeen.since}`}`;
  const headers = lastSeen.header === undefined ? {} : { 'last-event-id': String(lastSeen.header) };
  const response = await answerLive(new Request(address, { headers, signal: left.signal }), person, hub);
  const frames: HeardFrame[] = [];
  let text = '';
  let over = false;
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      frames.splice(0, frames.length, ...framesIn(text));
    }
    over = true;
  };
  if (response.ok) void read();
  return {
    response,
    frames,
    isOver: () => over,
    types: () => frames.flatMap(({ data }) => data.events?.map(({ type }) => type) ?? []),
    hears: async (name, timeout = 5_000) => {
      await expect.poll(() => frames.map((frame) => frame.name), { timeout, interval: 5 }).toContain(name);
      return frames.findLast((frame) => frame.name === name) as HeardFrame;
    },
    leave: () => left.abort(),
  };
}

function framesIn(text: string): HeardFrame[] {
  return text
    .split('\n\n')
    .slice(0, -1)
    .flatMap((block) => {
      const name = field(block, 'event');
      return name === undefined
        ? []
        : [{ id: field(block, 'id'), name, data: JSON.parse(field(block, 'data') ?? '{}') as object }];
    });
}

function field(block: string, name: string): string | undefined {
  const line = block.split('\n').find((one) => one.startsWith(`${name}: `));
  return line?.slice(name.length + 2);
}
