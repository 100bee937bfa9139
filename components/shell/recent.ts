'use client';

import { useEffect } from 'react';

/** An account or a feature that was opened. */
export interface Recent {
  readonly kind: 'account' | 'feature';
  readonly key: string;
  readonly name: string;
}

const kept = 8;
const storeOf = (readerId: string) => `latchkey-recent-${readerId}`;

function isRecent(one: unknown): one is Recent {
  if (typeof one !== 'object' || one === null) return false;
  const { kind, key, name } = one as Partial<Record<keyof Recent, unknown>>;
  return (kind === 'account' || kind === 'feature') && typeof key === 'string' && typeof name === 'string';
}

/** What this reader opened last in this browser, the latest first. */
export function readRecent(readerId: string): Recent[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storeOf(readerId)) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isRecent).slice(0, kept) : [];
  } catch {
    return [];
  }
}

export function withOpened(before: readonly Recent[], opened: Recent): Recent[] {
  const others = before.filter(({ kind, key }) => kind !== opened.kind || key !== opened.key);
  return [opened, ...others].slice(0, kept);
}

/** Remembers that the reader opened it, for the search. */
export function useRecent(readerId: string, { kind, key, name }: Recent): void {
  useEffect(() => {
    try {
      const next = withOpened(readRecent(readerId), { kind, key, name });
      localStorage.setItem(storeOf(readerId), JSON.stringify(next));
    } catch {
      return;
    }
  }, [readerId, kind, key, name]);
}
