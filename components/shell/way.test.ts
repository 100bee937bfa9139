import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { leaveFor, reach, wantedPath } from '#components/shell/way.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', { location: { href: 'http://localhost/accounts' } });
  reach('/accounts');
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function wantedAfter(ms: number): string | undefined {
  vi.advanceTimersByTime(ms);
  return wantedPath();
}

test('a screen that lets people wait is told, one that comes at once is not', () => {
  leaveFor('/accounts/acme?x=1');
  expect(wantedAfter(149)).toBeUndefined();
  expect(wantedAfter(1)).toBe('/accounts/acme');
  reach('/accounts/acme');
  expect(wantedAfter(0)).toBeUndefined();

  leaveFor('/features');
  reach('/features');
  expect(wantedAfter(1_000)).toBeUndefined();
});

test('the last wish counts', () => {
  leaveFor('/features');
  vi.advanceTimersByTime(100);
  leaveFor('/timeline');
  expect(wantedAfter(100)).toBeUndefined();
  expect(wantedAfter(50)).toBe('/timeline');
});

test('where the way leads elsewhere, it ends there', () => {
  leaveFor('/keys');
  vi.advanceTimersByTime(200);
  reach('/');
  expect(wantedAfter(0)).toBeUndefined();
});

test('what never comes gives the old screen back', () => {
  leaveFor('/keys');
  expect(wantedAfter(19_999)).toBe('/keys');
  expect(wantedAfter(1)).toBeUndefined();
});

test.each([
  ['/accounts', '/accounts?part=mine'],
  ['/accounts/acme', '/accounts/acme/unlock/java'],
  ['/accounts/acme/grants/7', '/accounts/acme'],
])('on %s, %s stands on the same screen', (here, url) => {
  reach(here);
  leaveFor(url);
  expect(wantedAfter(1_000)).toBeUndefined();
});
