import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Pages } from '#server/http/build-app.ts';
import { createAddress } from './address.ts';
import { type ForkedPages, forkPages } from './fork-pages.ts';
import { createForwarder, forwardUpgrade } from './forward.ts';

/** As long as a request waits for pages that are being started. */
const longestWaitMs = 15_000;

export interface PagesProcessOptions {
  readonly log: Logger;
  /** Whether everything is ending: pages that end then are neither missed nor started again. */
  readonly isStopping: () => boolean;
  readonly program?: URL;
  /** Before each start after the first; they double until the pages have been ready for `forgottenAfterMs`. */
  readonly pauses?: {
    readonly shortestMs: number;
    readonly longestMs: number;
    readonly forgottenAfterMs: number;
  };
}

export interface PagesProcess {
  /** Comes back when the pages can be asked for, or everything is ending; fails when they can not be started at all. */
  start(): Promise<void>;
  /** Waits for the pages when they are being started. */
  readonly pages: Pages;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Before anybody waits for open requests: those of pages that listen do not end by themselves. */
  endStreams(): void;
  stop(): Promise<void>;
}

/**
 * Runs the pages beside evaluation rather than among it: rendering one takes milliseconds in which a process answers
 * nobody else. When they fall over they are started again, and evaluation does not notice.
 */
export function createPagesProcess({
  log,
  isStopping,
  program = new URL('./main.ts', import.meta.url),
  pauses = { shortestMs: 250, longestMs: 10_000, forgottenAfterMs: 60_000 },
}: PagesProcessOptions): PagesProcess {
  const address = createAddress();
  const forward = createForwarder(address.path);
  let running: ForkedPages | undefined;
  let ready = Promise.withResolvers<void>();
  let readySince: number | undefined;
  let told = false;
  let pauseMs = pauses.shortestMs;
  const isEnding = () => told || isStopping();

  const run = async (): Promise<string> => {
    running = forkPages(program, address, () => {
      readySince = performance.now();
      ready.resolve();
    });
    const reason = await running.ended;
    running = undefined;
    if (readySince !== undefined) {
      if (performance.now() - readySince >= pauses.forgottenAfterMs) pauseMs = pauses.shortestMs;
      readySince = undefined;
      ready = Promise.withResolvers();
    }
    return reason;
  };

  const keepRunning = async (ended: Promise<string>) => {
    let reason = await ended;
    while (!isEnding()) {
      log.error({ reason, pauseMs }, 'The pages stopped; they are started again.');
      await sleep(pauseMs, undefined, { ref: false });
      pauseMs = Math.min(pauseMs * 2, pauses.longestMs);
      if (!isEnding()) reason = await run();
    }
  };

  return {
    start: async () => {
      const ended = run();
      const reason = await Promise.race([ready.promise, ended]);
      if (reason === undefined) void keepRunning(ended);
      else if (!isEnding())
        throw new Error(`The pages could not be started (${reason}); see the lines above.`);
    },
    pages: async (request, response) => {
      // Should they not come, the forwarder says so.
      if (readySince === undefined && !isEnding()) await within(longestWaitMs, ready.promise);
      forward(request, response);
    },
    upgrade: (request, socket, head) => forwardUpgrade(address.path, request, socket, head),
    endStreams: forward.endStreams,
    stop: async () => {
      told = true;
      await running?.stop();
      address.remove();
    },
  };
}

async function within(ms: number, awaited: Promise<void>): Promise<void> {
  const enough = new AbortController();
  const late = sleep(ms, undefined, { ref: false, signal: enough.signal }).catch(() => {});
  await Promise.race([awaited, late]);
  enough.abort();
}
