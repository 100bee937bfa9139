'use client';

import { useSyncExternalStore } from 'react';
import type { LiveState } from '#components/live/live-connection.ts';

let state: LiveState = 'starting';
const listeners = new Set<() => void>();

export function setLiveState(next: LiveState): void {
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => 'starting',
  );
}
