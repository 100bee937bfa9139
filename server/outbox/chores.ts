import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { hourMs } from '#domain/dates.ts';
import { Verifications } from '#server/audit/continue-verifications.ts';
import { type HeadsWanted, writeHead } from '#server/audit/write-head.ts';
import { tellLockouts } from '#server/commands/sign-in/tell-lockouts.ts';
import { tendWaitlists } from '#server/commands/waitlist/tend-waitlists.ts';
import type { House } from '#server/house.ts';
import { forgetOldDays } from './forget-old-days.ts';
import { forgetOldSignIns } from './forget-old-sign-ins.ts';
import { postPasswordLetters } from './letters/password-letter.ts';
import { recordActivations } from './record-activations.ts';
import { remind } from './reminders/remind.ts';
import { forgetImportDrafts, importAccounts } from './transfers/import-accounts.ts';
import { dropOldExports, writeExports } from './transfers/write-exports.ts';
import { type Outside, startWorker, type Worker } from './worker.ts';

const everyMs = 1_000;

export interface Chores {
  stop(): Promise<void>;
}

export interface ChoresOptions {
  readonly house: House;
  readonly url: string;
  readonly log: Logger;
  readonly outside?: Outside | undefined;
  /** Where signed heads of the audit chain are written. */
  readonly heads?: HeadsWanted | undefined;
}

interface Chore {
  readonly name: string;
  readonly atMostEveryMs?: number;
  readonly does: () => Promise<unknown>;
}

/**
 * What has to be done besides answering: telling people, putting activations onto the audit chain, offering free places.
 * A chore that fails keeps no other from being done; it is tried again, and told once until it went well.
 */
export function startChores({ house, url, log, outside, heads }: ChoresOptions): Chores {
  const stopping = new AbortController();
  const failing = new Set<string>();
  let worker: Worker | undefined;
  const verifications = new Verifications(house, heads?.folder);
  const begunAt = new Map<string, number>();
  const fails = (chore: string, error: unknown) => {
    if (!failing.has(chore))
      log.warn({ err: error, chore }, 'Background work fails; it is tried again and again.');
    failing.add(chore);
  };
  const chores: readonly Chore[] = [
    {
      name: 'queue',
      does: async () => {
        worker ??= await startWorker({
          url,
          db: house.db,
          outside,
          onError: (error) => fails('queue', error),
        });
      },
    },
    {
      name: 'activations',
      does: async () => {
        while ((await recordActivations(house, new Date())) > 0);
      },
    },
    { name: 'exports', does: () => writeExports(house) },
    { name: 'old exports', atMostEveryMs: 60_000, does: () => dropOldExports(house, new Date()) },
    { name: 'waitlists', does: () => tendWaitlists(house, new Date()) },
    { name: 'reminders', atMostEveryMs: 60_000, does: () => remind(house, worker?.post, new Date()) },
    {
      name: 'password letters',
      does: async () => {
        if (worker?.postLetters) await postPasswordLetters(house.db, worker.postLetters, new Date());
      },
    },
    { name: 'imports', does: () => importAccounts(house) },
    {
      name: 'import drafts',
      atMostEveryMs: hourMs,
      does: () => forgetImportDrafts(house, new Date()),
    },
    { name: 'lockouts', atMostEveryMs: 5_000, does: () => tellLockouts(house, new Date()) },
    { name: 'old sign-ins', atMostEveryMs: hourMs, does: () => forgetOldSignIns(house.db, new Date()) },
    { name: 'verifications', does: () => verifications.goOn(new Date()) },
    ...(heads
      ? [
          {
            name: 'audit heads',
            atMostEveryMs: heads.everyMs,
            does: () => writeHead(house.db, heads, new Date()),
          },
        ]
      : []),
    { name: 'old days', atMostEveryMs: hourMs, does: () => forgetOldDays(house.db, new Date()) },
  ];
  const doWhenDue = async ({ name, atMostEveryMs = 0, does }: Chore) => {
    if (Date.now() - (begunAt.get(name) ?? 0) < atMostEveryMs) return;
    begunAt.set(name, Date.now());
    try {
      await does();
      failing.delete(name);
    } catch (error) {
      fails(name, error);
    }
  };
  const work = async () => {
    while (!stopping.signal.aborted) {
      for (const chore of chores) await doWhenDue(chore);
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
