'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { reconcile } from '#components/live/reconcile.ts';

export interface Meanwhile<Draft> {
  /** Fields that somebody else changed while the reader wrote something else there. */
  readonly differing: readonly (keyof Draft & string)[];
  readonly stored: Draft;
  readonly mine: Draft;
  readonly takeTheirs: (name: keyof Draft & string) => void;
  readonly keepMine: (name: keyof Draft & string) => void;
}

/**
 * For a form over something that others may change too: untouched fields follow what is stored, the others wait for the
 * reader's choice. @param set writes into the form.
 */
export function useMeanwhile<Draft extends object>(
  stored: Draft,
  mine: Draft,
  set: (part: Partial<Draft>) => void,
): Meanwhile<Draft> {
  const [base, setBase] = useState(stored);
  const { settled, differing } = reconcile(base, stored, mine);
  const settle = (part: Partial<Draft>) => setBase((before) => ({ ...before, ...part }));
  const follows = JSON.stringify(settled);
  const follow = useEffectEvent(() => {
    settle(settled);
    set(settled);
  });
  useEffect(() => {
    if (follows !== '{}') follow();
  }, [follows]);
  const only = (name: keyof Draft & string) => ({ [name]: stored[name] }) as Partial<Draft>;
  return {
    differing,
    stored,
    mine,
    takeTheirs: (name) => {
      settle(only(name));
      set(only(name));
    },
    keepMine: (name) => settle(only(name)),
  };
}
