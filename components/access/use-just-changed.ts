import { useEffect, useRef } from 'react';

/** Nobody reads a new word and presses it within so short a time: they still mean the old one. */
const readMs = 1000;

/** @returns asks whether the value changed under the reader just now. */
export function useJustChanged(value: string): () => boolean {
  const known = useRef(value);
  const changedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (known.current === value) return;
    known.current = value;
    changedAt.current = performance.now();
  }, [value]);
  return () => performance.now() - changedAt.current < readMs;
}
