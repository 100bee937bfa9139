'use client';

import { parseAsString, useQueryState } from 'nuqs';
import { useEffect, useEffectEvent } from 'react';

/** Does once what the address asks for, such as `?new=true`, and takes it out of the address. */
export function useAskedInAddress(name: string, ask: (value: string) => void): void {
  const [asked, setAsked] = useQueryState(name, parseAsString);
  const act = useEffectEvent((value: string) => ask(value));
  useEffect(() => {
    if (asked === null) return;
    act(asked);
    void setAsked(null);
  }, [asked, setAsked]);
}
