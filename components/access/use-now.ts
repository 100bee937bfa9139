'use client';

import { useEffect, useState } from 'react';

/** The reader's clock, ticking; nothing until hydrated. */
export function useNow(everyMs = 20_000): Date | undefined {
  const [now, setNow] = useState<Date>();
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
