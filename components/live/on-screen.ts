'use client';

import { useEffect } from 'react';
import type { OnScreen } from '#domain/live.ts';

const shown = new Set<OnScreen>();

/** Says which feature or account the reader looks at, so that what others do to it is called out. */
export function useOnScreen({ featureId, accountId }: OnScreen): void {
  useEffect(() => {
    const here = { featureId, accountId };
    shown.add(here);
    return () => {
      shown.delete(here);
    };
  }, [featureId, accountId]);
}

export function whatIsOnScreen(): readonly OnScreen[] {
  return [...shown];
}
