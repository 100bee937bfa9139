'use client';

import { useState } from 'react';

interface Named {
  readonly id: string;
}

/** The order on the screen: as the server says, until something was moved; then until it is saved or put back. */
export function useLineOrder<One extends Named>(waiting: readonly One[]) {
  const [draft, setDraft] = useState<readonly string[]>();
  const known = new Map(waiting.map((one) => [one.id, one]));
  const fits = draft?.length === waiting.length && draft.every((id) => known.has(id));
  const ids = fits ? draft : waiting.map(({ id }) => id);
  const changed = ids.some((id, place) => waiting[place]?.id !== id);

  function move(id: string, to: number) {
    if (to < 0 || to >= ids.length) return;
    setDraft(ids.filter((other) => other !== id).toSpliced(to, 0, id));
  }

  return {
    line: ids.flatMap((id) => known.get(id) ?? []),
    ids,
    changed,
    /** It was moved, and meanwhile others came or left: what was moved is gone. */
    overtaken: draft !== undefined && !fits,
    move,
    reset: () => setDraft(undefined),
  };
}
