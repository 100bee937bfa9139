import { afterEach, expect, test, vi } from 'vitest';
import { TypeAhead } from '#components/shell/type-ahead.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('keeps what is typed until the palette takes it', () => {
  const ahead = new TypeAhead();
  expect(ahead.keep('u')).toBe(false);
  ahead.start();
  for (const key of ['a', 'c', 'n', 'Backspace', 'm', 'e', ' ', '1']) expect(ahead.keep(key)).toBe(true);
  expect(ahead.keep('Tab')).toBe(false);
  expect(ahead.stop()).toBe('acme 1');
  expect(ahead.stop()).toBe('');
  expect(ahead.keep('u')).toBe(false);
});

test('gives the keys back when the palette never comes', () => {
  vi.useFakeTimers();
  const ahead = new TypeAhead();
  ahead.start();
  vi.advanceTimersByTime(5000);
  expect(ahead.keep('u')).toBe(false);
});
