'use client';

import { onlineManager, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newCommandId } from '#components/trpc/command-id.ts';
import { explain, isDecided, offline, wasAnswered } from '#components/trpc/refusal-of.ts';
import type { CommandProcedure, Envelope } from '#components/trpc/use-command.ts';
import { toast } from '#components/ui/toast.ts';

interface BulkItem<Input> {
  /** What the report calls it: "Java support for Acme". */
  readonly name: string;
  readonly input: Input;
}

interface BulkRefusal {
  readonly name: string;
  readonly sentence: string;
}

export interface BulkReport {
  readonly done: readonly string[];
  readonly refused: readonly BulkRefusal[];
}

export interface Bulk<Input> {
  /** One command after the other, each with its own gate and its own outcome. */
  readonly run: (items: readonly BulkItem<Input>[]) => Promise<BulkReport | undefined>;
  /** While it runs: so many of them have their answer. */
  readonly progress: { readonly answered: number; readonly of: number } | undefined;
  readonly report: BulkReport | undefined;
  readonly clear: () => void;
}

/** "7 done", "7 done, 2 refused" */
export function bulkInWords({ done, refused }: BulkReport): string {
  const words = [
    done.length > 0 && `${done.length} done`,
    refused.length > 0 && `${refused.length} refused`,
  ].filter(Boolean);
  return `${words.join(', ')}.`;
}

export function useBulk<Given extends Envelope, Answer>(
  procedure: CommandProcedure<Given, Answer>,
): Bulk<Given['input']> {
  const queryClient = useQueryClient();
  const unsettled = useRef(new Map<string, string>());
  const running = useRef(false);
  const [progress, setProgress] = useState<Bulk<Given['input']>['progress']>();
  const [report, setReport] = useState<BulkReport>();
  const mutation = useMutation<Answer, Error, Given>({
    ...(procedure.mutationOptions() as object),
    retry: (failures, error) => failures < 2 && !wasAnswered(error),
  });

  /** @returns why it was refused, nothing when it was done. */
  async function one(input: Given['input']): Promise<string | undefined> {
    const written = JSON.stringify(input);
    const commandId = unsettled.current.get(written) ?? newCommandId();
    unsettled.current.set(written, commandId);
    try {
      await mutation.mutateAsync({ commandId, input } as Given);
      unsettled.current.delete(written);
      return undefined;
    } catch (error) {
      const explained = explain(error);
      if (isDecided(explained)) unsettled.current.delete(written);
      return explained.sentence;
    }
  }

  async function run(items: readonly BulkItem<Given['input']>[]): Promise<BulkReport | undefined> {
    if (running.current || items.length === 0) return undefined;
    if (!onlineManager.isOnline()) {
      toast(offline.sentence, { tone: 'problem' });
      return undefined;
    }
    running.current = true;
    setReport(undefined);
    const done: string[] = [];
    const refused: BulkRefusal[] = [];
    for (const { name, input } of items) {
      setProgress({ answered: done.length + refused.length, of: items.length });
      const sentence = await one(input);
      if (sentence === undefined) done.push(name);
      else refused.push({ name, sentence });
    }
    const made = { done, refused };
    running.current = false;
    setProgress(undefined);
    setReport(made);
    toast(bulkInWords(made), refused.length > 0 ? { tone: 'problem' } : {});
    void queryClient.invalidateQueries();
    return made;
  }

  return { run, progress, report, clear: () => setReport(undefined) };
}
