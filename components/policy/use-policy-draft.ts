'use client';

import { useCallback, useEffect, useState } from 'react';
import type { Rule } from '#domain/policy.ts';

/** Rules that somebody writes, with the version they began from. */
export interface PolicyDraft {
  readonly basedOn: number;
  /** The rules of that version, to show what others changed meanwhile. */
  readonly base: readonly Rule[];
  readonly rules: readonly Rule[];
}

/** The draft of this person in this browser: it outlives leaving the page. */
export function usePolicyDraft(readerId: string) {
  const key = `latchkey.policy-draft.${readerId}`;
  const [draft, setDraft] = useState<PolicyDraft>();
  useEffect(() => setDraft(draftIn(read(key))), [key]);
  const keep = useCallback(
    (next: PolicyDraft | undefined) => {
      setDraft(next);
      write(key, next);
    },
    [key],
  );
  return { draft, keep };
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, draft: PolicyDraft | undefined): void {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing loses the draft with the page, and nothing else.
  }
}

function draftIn(written: string | null): PolicyDraft | undefined {
  if (written === null) return undefined;
  try {
    const found = JSON.parse(written) as Partial<PolicyDraft> | null;
    return typeof found?.basedOn === 'number' && isList(found.base) && isList(found.rules)
      ? { basedOn: found.basedOn, base: found.base, rules: found.rules }
      : undefined;
  } catch {
    return undefined;
  }
}

function isList(rules: unknown): rules is Rule[] {
  return (
    Array.isArray(rules) &&
    rules.every(
      (rule: Partial<Rule> | null) =>
        typeof rule?.text === 'string' && Array.isArray(rule.when) && rule.outcome,
    )
  );
}
