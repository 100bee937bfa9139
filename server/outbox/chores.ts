import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { House } from '#server/house.ts';
import { recordActivations } from './record-activations.ts';
import { startWorker, type Worker } from './worker.ts';

const everyMs = 1_000;

export interface Chores {
  stop(): Promise<void>;
}

/** What has to be done besides answering: telling people, and putting activations onto the audit chain. */
export function startChores({ house, url, log }: { house: House; url: string; log: Logger }): Chores {
  const stopping = new AbortController();
  let worker: Worker | undefined;
  let failing = false;
  const warn = (error: unknown) => {
    if (!failing) log.warn({ err: error }, 'Background work fails; it is tried again every second.');
    failing = true;
  };
  const work = async () => {
    while (!stopping.signal.aborted) {
      try {
        worker ??= await startWorker({ url, db: house.db, onError: warn });
        while ((await recordActivations(house, new Date())) > 0);
        failing = false;
      } catch (error) {
        warn(error);
      }
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  const working = work();
  return {
    stop: async () => {
      stopping.abort();
      await working;
      await worker?.stop();
    },
  };
}
