'use client';

import { useEffect, useRef } from 'react';

/** When a row goes away with the focus inside (its Undo was pressed), the focus stays on the page and not nowhere. */
export function useFocusKept(changes: unknown): void {
  const seen = useRef(changes);
  useEffect(() => {
    if (seen.current === changes) return;
    seen.current = changes;
    if (document.activeElement === document.body)
      document.getElementById('main')?.focus({ preventScroll: true });
  }, [changes]);
}
