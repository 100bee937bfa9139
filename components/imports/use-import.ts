'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Preview } from '#components/imports/judge-sheet.ts';
import type { SheetSummary } from '#components/imports/sheet-messages.ts';
import { type SheetWork, startSheetWork } from '#components/imports/sheet-work.ts';
import { useSendImport } from '#components/imports/use-send-import.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { explain } from '#components/trpc/refusal-of.ts';
import { largeInput } from '#components/trpc/trpc-react-provider.tsx';
import { guessMapping } from '#domain/importing/guess-mapping.ts';
import { type ImportPlan, mostImportBytes, planProblem } from '#domain/importing/plan.ts';

export interface OpenSheet extends SheetSummary {
  readonly name: string;
}

/** Where one is with a file. */
export type ImportStep =
  | { readonly at: 'choose'; readonly problem?: string }
  | { readonly at: 'reading'; readonly name: string }
  | { readonly at: 'columns'; readonly problem?: string }
  | { readonly at: 'comparing'; readonly done: number; readonly of: number }
  | { readonly at: 'preview'; readonly preview: Preview; readonly problem?: string }
  | { readonly at: 'sending'; readonly sent: number; readonly preview: Preview };

const otherwise = { ownerId: null, tier: 'Business', region: 'EU', type: 'customer' } as const;

/** One file from its choice to its start; what takes long happens in a worker. */
export function useImport(onStarted: (jobId: string) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const work = useRef<SheetWork>(undefined);
  const round = useRef(0);
  const [step, setStep] = useState<ImportStep>({ at: 'choose' });
  const [sheet, setSheet] = useState<OpenSheet>();
  const [plan, setPlan] = useState<ImportPlan>();
  const send = useSendImport();
  useEffect(() => () => work.current?.stop(), []);
  useLeaveWarning(step.at === 'sending');

  function worker(): SheetWork {
    work.current ??= startSheetWork();
    return work.current;
  }

  async function read(name: string, source: { readonly file: File } | { readonly text: string }) {
    const mine = ++round.current;
    const size = 'file' in source ? source.file.size : source.text.length;
    if (size > mostImportBytes)
      return setStep({
        at: 'choose',
        problem: `${name} is larger than 20 MB. Split it, and import one part after the other.`,
      });
    setStep({ at: 'reading', name });
    try {
      const summary = await worker().ask('read', source);
      if (mine !== round.current) return;
      if ('problem' in summary)
        return setStep({ at: 'choose', problem: `${name} can not be imported. ${summary.problem}` });
      setSheet({ ...summary, name });
      setPlan({ columns: summary.columns, fields: guessMapping(summary.columns), otherwise });
      setStep({ at: 'columns' });
    } catch {
      work.current?.stop();
      work.current = undefined;
      setStep({ at: 'choose', problem: `${name} could not be read. Save it as CSV, then choose it again.` });
    }
  }

  async function lookOver() {
    if (!plan) return;
    const problem = planProblem(plan);
    if (problem) return setStep({ at: 'columns', problem });
    const mine = ++round.current;
    try {
      setStep({ at: 'comparing', done: 0, of: 1 });
      const people = await queryClient.fetchQuery(trpc.imports.house.queryOptions());
      const parts = await worker().ask('sought', { plan });
      const known = [];
      for (const [place, part] of parts.entries()) {
        setStep({ at: 'comparing', done: place, of: parts.length });
        const wanted = { keys: [...part.keys], names: [...part.names], crmIds: [...part.crmIds] };
        const options = trpc.imports.known.queryOptions(wanted, {
          trpc: largeInput,
          staleTime: 0,
          gcTime: 0,
        });
        known.push(...(await queryClient.fetchQuery(options)));
        if (mine !== round.current) return;
      }
      const preview = await worker().ask('judge', { plan, facts: { people, known } });
      if (mine === round.current) setStep({ at: 'preview', preview });
    } catch (error) {
      if (mine === round.current) setStep({ at: 'columns', problem: explain(error).sentence });
    }
  }

  async function start(preview: Preview) {
    if (!plan || !sheet) return;
    setStep({ at: 'sending', sent: 0, preview });
    const outcome = await send({
      name: sheet.name,
      lines: sheet.lines,
      plan,
      slice: (first) => worker().ask('slice', { plan, first }),
      onSent: (sent) => setStep({ at: 'sending', sent, preview }),
    });
    if ('problem' in outcome) return setStep({ at: 'preview', preview, problem: outcome.problem });
    void queryClient.invalidateQueries();
    onStarted(outcome.jobId);
    reset();
  }

  function reset() {
    round.current++;
    setSheet(undefined);
    setPlan(undefined);
    setStep({ at: 'choose' });
  }

  return {
    ...{ step, sheet, plan, read, lookOver, start, reset, setPlan },
    back: () => {
      round.current++;
      setStep({ at: 'columns' });
    },
    refusedLines: () => worker().ask('refused', {}),
  };
}

export type Importing = ReturnType<typeof useImport>;

/** What was not sent whole is not begun: the browser asks before the page is left. */
function useLeaveWarning(sending: boolean) {
  useEffect(() => {
    if (!sending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [sending]);
}
