'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reader } from '#components/accounts/reader.ts';
import type { FeatureAct } from '#components/features/feature-acts.ts';
import type { FeatureData } from '#components/features/feature-data.ts';
import { dueAct } from '#components/pipeline/due-act.ts';
import type { Card } from '#components/pipeline/pipeline-data.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { explain } from '#components/trpc/refusal-of.ts';
import { toast } from '#components/ui/toast.ts';
import type { Stage } from '#domain/lifecycle.ts';
import { movesCards, moveTo } from '#domain/pipeline.ts';

interface Opened {
  readonly act: FeatureAct;
  readonly data: FeatureData;
  readonly open: boolean;
  /** Each opening is a fresh dialog. */
  readonly time: number;
}

/** A move that is wanted becomes the dialog of the act that it means, or the sentence why it may not be. */
export function useMoving(reader: Reader) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [opened, setOpened] = useState<Opened>();
  const [busy, setBusy] = useState<string>();
  const [refused, setRefused] = useState<{ readonly id: string; readonly sentence: string }>();

  const judge = (card: Card, to: Stage) => moveTo(card, to, { roles: reader.roles, owns: card.owns });

  function refuse(card: Card, sentence: string) {
    setRefused({ id: card.id, sentence });
    toast(sentence, { tone: 'problem' });
  }

  async function begin(card: Card, to: Stage) {
    setRefused(undefined);
    const move = judge(card, to);
    if (!move.ok) return refuse(card, move.sentence);
    setBusy(card.id);
    try {
      const page = trpc.features.page.queryOptions({ key: card.key });
      const data = await queryClient.fetchQuery({ ...page, staleTime: 0 });
      const owns = data.feature.pmId === reader.id;
      const act = dueAct(data, to, { roles: reader.roles, owns });
      if ('sentence' in act) return refuse(card, act.sentence);
      setOpened((before) => ({ act, data, open: true, time: (before?.time ?? 0) + 1 }));
    } catch (error) {
      refuse(card, explain(error).sentence);
    } finally {
      setBusy(undefined);
    }
  }

  return {
    moves: movesCards(reader.roles),
    judge,
    begin,
    busy,
    refused,
    opened,
    hold: (open: boolean) => setOpened((before) => before && { ...before, open }),
  };
}

export type Moving = ReturnType<typeof useMoving>;
