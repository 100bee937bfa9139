import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { tendWaitlists } from '#server/commands/waitlist/tend-waitlists.ts';
import type { House } from '#server/house.ts';
import { recordActivations } from './record-activations.ts';
import { remind } from './reminders/remind.ts';
import { type Outside, startWorker, type Worker } from './worker.ts';

const everyMs = 1_000;
const remindsEveryMs = 60_000;

export interface Chores {
  stop(): Promise<void>;
}

export interface ChoresOptions {
  readonly house: House;
  readonly url: string;
  readonly log: Logger;
  readonly outside?: Outside | undefined;
}

/** What has to be done besides answering: telling people, putting activations onto the audit chain, offering free places. */
export function startChores({ house, url, log, outside }: ChoresOptions): Chores {
  const stopping = new AbortController();
  let worker: Worker | undefined;
  let failing = false;
  let remindedAt = 0;
  const warn = (error: unknown) => {
    if (!failing) log.warn({ err: error }, 'Background work fails; it is tried again every second.');
    failing = true;
  };
  const work = async () => {
    while (!stopping.signal.aborted) {
      try {
        worker ??= await startWorker({ url, db: house.db, outside, onError: warn });
        while ((await recordActivations(house, new Date())) > 0);
        await tendWaitlists(house, new Date());
        if (Date.now() - remindedAt >= remindsEveryMs) {
          await remind(house, worker.post, new Date());
          remindedAt = Date.now();
        }
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
