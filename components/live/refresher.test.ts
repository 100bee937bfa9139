import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refresher } from '#components/live/refresher.ts';
import { isTouched } from '#components/live/what-queries-show.ts';
import type { Topic } from '#domain/live.ts';

const keyOf = (path: string) => [path.split('.'), { type: 'query' }] as const;

describe('which queries are touched', () => {
  test.each<[string, Topic, boolean]>([
    ['features.page', 'features', true],
    ['features.page', 'grants', true],
    ['features.page', 'keys', false],
    ['keys.list', 'keys', true],
    ['settings.show', 'settings', true],
    ['settings.show', 'grants', false],
    ['timeline.list', 'timeline', true],
    ['insights.unlocks', 'grants', false],
    ['notices.list', 'notices', true],
    ['notices.choices', 'notices', false],
    ['policy.replay', 'users', false],
    ['policy.current', 'users', true],
    ['something.new', 'keys', true],
  ])('%s by %s: %s', (path, topic, expected) => {
    expect(isTouched(keyOf(path), new Set([topic]))).toBe(expected);
  });
});

describe('reading again', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function shown(path: string, client: QueryClient, takesMs = 0) {
    const read = vi.fn(async () => {
      await new Promise((done) => setTimeout(done, takesMs));
      return read.mock.calls.length;
    });
    const options = {
      queryKey: keyOf(path),
      queryFn: read,
      initialData: 0,
      staleTime: Number.POSITIVE_INFINITY,
    };
    const unsubscribe = new QueryObserver(client, options).subscribe(() => {});
    return { read, unsubscribe };
  }

  test('what comes together is read once, and only what it touches', async () => {
    const client = new QueryClient();
    const [feature, keys] = [shown('features.page', client), shown('keys.list', client)];
    const refresher = new Refresher(client);
    refresher.touch(['features']);
    await vi.advanceTimersByTimeAsync(200);
    refresher.touch(['grants']);
    expect(feature.read).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    expect([feature.read.mock.calls.length, keys.read.mock.calls.length]).toEqual([1, 0]);
  });

  test('what is not on the screen is read when it comes back to it', async () => {
    const client = new QueryClient();
    const { read, unsubscribe } = shown('features.page', client);
    unsubscribe();
    new Refresher(client).touch();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(read).not.toHaveBeenCalled();
    expect(client.getQueryState(keyOf('features.page'))?.isInvalidated).toBe(true);
  });

  test('what comes while it reads is read afterwards, once', async () => {
    const client = new QueryClient();
    const { read } = shown('features.page', client, 2_000);
    const refresher = new Refresher(client);
    refresher.touch();
    await vi.advanceTimersByTimeAsync(250);
    for (let time = 0; time < 5; time += 1) {
      refresher.touch(['features']);
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(read).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(500 + 250);
    expect(read).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(read).toHaveBeenCalledTimes(2);
  });

  test('nothing touched, nothing read; stopped, neither', async () => {
    const client = new QueryClient();
    const { read } = shown('features.page', client);
    const refresher = new Refresher(client);
    refresher.touch([]);
    await vi.advanceTimersByTimeAsync(1_000);
    refresher.touch();
    refresher.stop();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(read).not.toHaveBeenCalled();
  });
});
