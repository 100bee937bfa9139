'use client';

import { onlineManager, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newCommandId } from '#components/trpc/command-id.ts';
import { explain, isDecided, offline, type Refused, wasAnswered } from '#components/trpc/refusal-of.ts';
import { type ToastAction, toast } from '#components/ui/toast.ts';

/** What every command takes: an id of the submission, so that a retry is the same submission, and the input. */
export interface Envelope {
  readonly commandId: string;
  readonly input: unknown;
}

export interface CommandProcedure<Given extends Envelope, Answer> {
  readonly '~types': { readonly input: Given; readonly output: Answer };
  readonly mutationOptions: () => {
    readonly mutationKey: readonly unknown[];
    readonly mutationFn?: unknown;
  };
}

interface CommandOptions<Answer> {
  /** Said when it is done: "Java support is on for Globex." */
  readonly done?: string | ((answer: Answer) => string);
  /** Offered beside it, as Undo. */
  readonly action?: (answer: Answer) => ToastAction | undefined;
  readonly onDone?: (answer: Answer) => void;
}

export interface Command<Input, Answer> {
  /** Answers nothing when it was refused or failed; `refusal` then says why. */
  readonly run: (input: Input) => Promise<Answer | undefined>;
  readonly pending: boolean;
  readonly refusal: Refused | undefined;
  readonly clearRefusal: () => void;
}

export function useCommand<Given extends Envelope, Answer>(
  procedure: CommandProcedure<Given, Answer>,
  options: CommandOptions<Answer> = {},
): Command<Given['input'], Answer> {
  const queryClient = useQueryClient();
  const unsettled = useRef<{ readonly commandId: string; readonly written: string }>(undefined);
  const running = useRef(false);
  const [refusal, setRefusal] = useState<Refused>();
  const mutation = useMutation<Answer, Error, Given>({
    ...(procedure.mutationOptions() as object),
    retry: (failures, error) => failures < 2 && !wasAnswered(error),
  });

  async function run(input: Given['input']): Promise<Answer | undefined> {
    if (running.current) return undefined;
    if (!onlineManager.isOnline()) {
      setRefusal(offline);
      toast(offline.sentence, { tone: 'problem' });
      return undefined;
    }
    running.current = true;
    const written = JSON.stringify(input);
    const again = unsettled.current?.written === written ? unsettled.current.commandId : undefined;
    const commandId = again ?? newCommandId();
    unsettled.current = { commandId, written };
    setRefusal(undefined);
    try {
      const answer = await mutation.mutateAsync({ commandId, input } as Given);
      unsettled.current = undefined;
      void queryClient.invalidateQueries();
      const said = typeof options.done === 'function' ? options.done(answer) : options.done;
      const action = options.action?.(answer);
      if (said) toast(said, action ? { action } : {});
      options.onDone?.(answer);
      return answer;
    } catch (error) {
      const explained = explain(error);
      if (isDecided(explained)) unsettled.current = undefined;
      setRefusal(explained);
      toast(explained.sentence, { tone: 'problem' });
      return undefined;
    } finally {
      running.current = false;
    }
  }

  return { run, pending: mutation.isPending, refusal, clearRefusal: () => setRefusal(undefined) };
}
