'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { dropDraft, keepDraft, readDraft } from '#components/drafts/kept-drafts.ts';

export interface KeptDraft {
  /** Whether it was typed before this page was there: the reader should know. */
  readonly restored: boolean;
  /** It was sent: nothing of it is kept. */
  readonly drop: () => void;
  /** The form begins anew. */
  readonly discard: () => void;
}

interface KeptForm<Draft> {
  readonly first: Draft;
  readonly now: Draft;
  readonly set: (draft: Draft) => void;
}

/** Keeps what is typed into a form, under a key that names what it is about, until it is sent or discarded. */
export function useKeptDraft<Draft extends object>(key: string, form: KeptForm<Draft>): KeptDraft {
  const [first] = useState(form.first);
  const [stage, setStage] = useState<'reading' | 'fresh' | 'restored' | 'sent'>('reading');
  const written = JSON.stringify(form.now);
  const restore = useEffectEvent((from: string) => {
    const found = readDraft(from, first);
    if (found) form.set(found);
    setStage(found ? 'restored' : 'fresh');
  });
  const keep = useEffectEvent((text: string) => keepDraft(key, text, JSON.stringify(first)));
  useEffect(() => restore(key), [key]);
  useEffect(() => {
    if (stage === 'fresh' || stage === 'restored') keep(written);
  }, [written, stage]);
  return {
    restored: stage === 'restored',
    drop: () => {
      setStage('sent');
      dropDraft(key);
    },
    discard: () => {
      dropDraft(key);
      form.set(first);
      setStage('fresh');
    },
  };
}

/** The same for a form of react-hook-form. */
export function useKeptForm<Draft extends FieldValues, Read>(
  key: string,
  first: Draft,
  form: UseFormReturn<Draft, unknown, Read>,
): KeptDraft {
  return useKeptDraft(key, {
    first,
    now: form.watch(),
    set: (draft) => form.reset(draft, { keepDefaultValues: true }),
  });
}
