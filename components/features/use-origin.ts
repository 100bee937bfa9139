'use client';

import { useSyncExternalStore } from 'react';

/** The address of this Latchkey as the reader's browser knows it. */
export function useOrigin(): string {
  return useSyncExternalStore(
    never,
    () => window.location.origin,
    () => 'https://latchkey.example.com',
  );
}

function never(): () => void {
  return () => {};
}
