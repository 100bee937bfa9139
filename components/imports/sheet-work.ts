import type { Question, QuestionKind, Reply, SheetQuestions } from '#components/imports/sheet-messages.ts';

export interface SheetWork {
  readonly ask: <Kind extends QuestionKind>(
    kind: Kind,
    asks: SheetQuestions[Kind]['asks'],
  ) => Promise<SheetQuestions[Kind]['answers']>;
  readonly stop: () => void;
}

/** A thread of its own for the file: reading and judging 100,000 lines holds up no typing. */
export function startSheetWork(): SheetWork {
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, { resolve: (answers: never) => void; reject: (error: Error) => void }>();
  let asked = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    const waits = waiting.get(data.id);
    waiting.delete(data.id);
    if ('failed' in data) waits?.reject(new Error(data.failed));
    else waits?.resolve(data.answers as never);
  });
  worker.addEventListener('error', (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message));
    waiting.clear();
  });
  return {
    ask: (kind, asks) =>
      new Promise((resolve, reject) => {
        const id = ++asked;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, kind, asks } satisfies Question);
      }),
    stop: () => worker.terminate(),
  };
}
