import { useSyncExternalStore } from 'react';

/** Whoever waits shorter than this sees the old screen until the new one is there. */
const showsAfterMs = 150;
/** What has not come by then will not come: the old screen returns. */
const endsAfterMs = 20_000;

let here: string | undefined;
let wanted: string | undefined;
let timers: ReturnType<typeof setTimeout>[] = [];
const listeners = new Set<() => void>();

function set(path: string | undefined): void {
  wanted = path;
  for (const tell of listeners) tell();
}

/** Sheets of an account have addresses of their own and stand over its screen. */
function screenOf(path: string): string {
  return path.replace(/^(\/accounts\/[^/]+)\/(?:unlock|grants)\/[^/]+$/, '$1');
}

function stop(): void {
  for (const timer of timers) clearTimeout(timer);
  timers = [];
  if (wanted !== undefined) set(undefined);
}

/** Somebody leaves for another screen. */
export function leaveFor(url: string): void {
  stop();
  const { pathname } = new URL(url, window.location.href);
  if (here !== undefined && screenOf(pathname) === screenOf(here)) return;
  timers = [setTimeout(() => set(pathname), showsAfterMs), setTimeout(stop, endsAfterMs)];
}

/** The screen of that path is there, wanted or where the way led instead. */
export function reach(path: string): void {
  here = path;
  stop();
}

/** The path of the screen that is on its way and lets the reader wait. */
export function wantedPath(): string | undefined {
  return wanted;
}

export function useWantedPath(): string | undefined {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    wantedPath,
    () => undefined,
  );
}
