import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type Heard,
  LiveConnection,
  type LiveState,
  type Outside,
  pauseBefore,
  type Source,
} from '#components/live/live-connection.ts';

class StandInSource implements Source {
  onerror: ((event: Event) => unknown) | null = null;
  closed = false;
  readonly address: string;
  readonly #listeners = new Map<string, (event: Heard) => void>();

  constructor(address: string) {
    this.address = address;
  }
  addEventListener(name: string, listener: (event: Heard) => void): void {
    this.#listeners.set(name, listener);
  }
  close(): void {
    this.closed = true;
  }
  say(name: string, lastEventId = '', data: object = {}): void {
    this.#listeners.get(name)?.({ data: JSON.stringify(data), lastEventId });
  }
  fail(): void {
    this.onerror?.(new Event('error'));
  }
}

function open() {
  const sources: StandInSource[] = [];
  const states: LiveState[] = [];
  const told: string[] = [];
  const world = { online: true, hidden: false, status: 0 };
  const outside: Outside = {
    open: (address) => {
      const source = new StandInSource(address);
      sources.push(source);
      return source;
    },
    probe: async () => world.status,
    isOnline: () => world.online,
    isHidden: () => world.hidden,
    random: () => 0.5,
  };
  const handlers = {
    onState: (state: LiveState) => states.push(state),
    onTold: (name: string) => told.push(name),
  };
  const connection = new LiveConnection(7, outside, handlers);
  const last = () => sources.at(-1) as StandInSource;
  return { connection, sources, states, told, world, last };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('one stream of a tab', () => {
  test('it begins where the page was rendered and goes on where it was', async () => {
    const { connection, sources, states, told, last } = open();
    connection.connect();
    connection.connect();
    expect(sources.map(({ address }) => address)).toEqual(['/api/live?since=7']);
    last().say('ready', '9');
    last().say('changed', '12');
    last().fail();
    expect(last().closed).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(last().address).toBe('/api/live?since=12');
    expect([states, told]).toEqual([['live'], ['ready', 'changed']]);
  });

  test('a loss that lasts is said, its end too; each attempt waits longer', async () => {
    const { connection, sources, states, last } = open();
    connection.connect();
    last().say('ready', '9');
    for (const waitMs of [1_000, 2_000, 4_000]) {
      last().fail();
      const before = sources.length;
      await vi.advanceTimersByTimeAsync(waitMs - 1);
      expect(sources.length).toBe(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(sources.length).toBe(before + 1);
    }
    expect(states).toEqual(['live', 'away']);
    last().say('ready', '9');
    expect(states).toEqual(['live', 'away', 'live']);
  });

  test.each([
    [401, 'signed-out'],
    [429, 'crowded'],
  ] as const)('answered with %i it is %s', async (status, state) => {
    const { connection, states, world, sources, last } = open();
    world.status = status;
    connection.connect();
    last().fail();
    await vi.advanceTimersByTimeAsync(20_000);
    expect([states, sources.length]).toEqual([[state], 1]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(sources.length).toBe(status === 401 ? 1 : 2);
  });

  test('offline it waits, and goes on at once when the browser is back', () => {
    const { connection, states, world, sources, last } = open();
    connection.connect();
    last().say('ready', '9');
    world.online = false;
    connection.wentOffline();
    expect(last().closed).toBe(true);
    vi.advanceTimersByTime(600_000);
    expect(sources.length).toBe(1);
    world.online = true;
    connection.cameOnline();
    expect(last().address).toBe('/api/live?since=9');
    last().say('ready', '30');
    expect(states).toEqual(['live', 'offline', 'starting', 'live']);
  });

  test('a page that begins offline says so', () => {
    const { connection, states, world, sources } = open();
    world.online = false;
    connection.connect();
    expect([states, sources.length]).toEqual([['offline'], 0]);
  });

  test('while nobody looks it rests, and goes on when somebody does', () => {
    const { connection, states, world, sources, last } = open();
    connection.connect();
    last().say('ready', '9');
    world.hidden = true;
    connection.wasHidden();
    vi.advanceTimersByTime(9_000);
    world.hidden = false;
    connection.wasShown();
    expect([sources.length, last().closed]).toEqual([1, false]);
    world.hidden = true;
    connection.wasHidden();
    vi.advanceTimersByTime(10_000);
    expect(last().closed).toBe(true);
    connection.connect();
    expect(sources.length).toBe(1);
    world.hidden = false;
    connection.wasShown();
    expect(last().address).toBe('/api/live?since=9');
    expect(states).toEqual(['live']);
  });

  test('a hidden tab leaves its place at once to one that is seen', () => {
    const { connection, last } = open();
    connection.connect();
    connection.wasHidden(true);
    expect(last().closed).toBe(true);
  });

  test('a connection on which nothing is heard is taken for lost', async () => {
    const { connection, sources, last } = open();
    connection.connect();
    last().say('ready', '9');
    await vi.advanceTimersByTimeAsync(40_000);
    last().say('beat');
    await vi.advanceTimersByTimeAsync(49_000);
    expect(sources.length).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sources.length).toBe(2);
  });

  test('a server without its database says so over the stream', () => {
    const { connection, states, last } = open();
    connection.connect();
    last().say('ready', '9');
    last().say('away');
    last().say('back');
    expect(states).toEqual(['live', 'away', 'live']);
  });

  test('stopped, it neither speaks nor comes back', async () => {
    const { connection, sources, states, told, last } = open();
    connection.connect();
    connection.stop();
    last().say('ready', '9');
    last().fail();
    await vi.advanceTimersByTimeAsync(120_000);
    expect([sources.length, states, told]).toEqual([1, [], []]);
  });
});

test.each([
  [0, 0, 500],
  [0, 1, 1_500],
  [3, 0.5, 8_000],
  [30, 1, 45_000],
])('before attempt %i with chance %d it waits %i ms', (attempt, random, expected) => {
  expect(pauseBefore(attempt, random)).toBe(expected);
});
