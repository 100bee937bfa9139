import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import { createAddress } from './address.ts';
import { createPagesProcess, type PagesProcess, type PagesProcessOptions } from './pages-process.ts';

const program = new URL('../../tests/support/stand-in-pages.ts', import.meta.url);
const briefly = { shortestMs: 10, longestMs: 40, forgottenAfterMs: 60_000 };
const patiently = { timeout: 4_000 };

const ends: (() => unknown)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const end of ends.splice(0).reverse()) await end();
});

function pagesThat(mode: string, options: Partial<PagesProcessOptions> = {}) {
  vi.stubEnv('STAND_IN_PAGES', mode);
  const lines: { reason: string; pauseMs: number }[] = [];
  const log = pino({}, { write: (line) => lines.push(JSON.parse(line)) });
  const pages = createPagesProcess({ log, isStopping: () => false, program, pauses: briefly, ...options });
  ends.push(() => pages.stop());
  return { pages, lines };
}

/** @returns asks the pages for a path, and comes back with what they say. */
async function askerOf({ pages }: PagesProcess) {
  const front = createServer(pages).listen(0);
  ends.push(() => front.close().closeAllConnections());
  await once(front, 'listening');
  const { port } = front.address() as AddressInfo;
  return async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
}

const isAlive = (pid: string) => {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
};

test('pages that crash are started again, and requests wait for them', async () => {
  const { pages, lines } = pagesThat('');
  await pages.start();
  const ask = await askerOf(pages);
  const before = await ask('/');
  await ask('/crash');
  await vi.waitFor(() => expect(lines).toMatchObject([{ reason: 'exit code 4', pauseMs: 10 }]), patiently);
  const after = await ask('/');
  expect(Number(after)).toBeGreaterThan(0);
  expect(after).not.toBe(before);
  expect(lines).toHaveLength(1);
});

test('pages that can not be forked, or not be given their socket, are tried again', async () => {
  const { pages, lines } = pagesThat('');
  await pages.start();
  const ask = await askerOf(pages);
  const socket = await ask('/block');
  const { execPath } = process;
  ends.push(() => {
    process.execPath = execPath;
  });
  await ask('/crash');
  await vi.waitFor(() => expect(lines.at(-1)?.reason).toMatch(/directory/), patiently);
  process.execPath = '/nowhere/node';
  rmdirSync(socket);
  await vi.waitFor(() => expect(lines.at(-1)?.reason).toMatch(/ENOENT/), patiently);
  process.execPath = execPath;
  expect(Number(await ask('/'))).toBeGreaterThan(0);
});

test.each([
  [60_000, [10, 20, 40, 40]],
  [0, [10, 10, 10, 10]],
])(
  'the pause before a start doubles until the pages were ready for %d ms',
  async (forgottenAfterMs, expected) => {
    const { pages, lines } = pagesThat('crashes', { pauses: { ...briefly, forgottenAfterMs } });
    await pages.start();
    await vi.waitFor(() => expect(lines.length).toBeGreaterThanOrEqual(4), patiently);
    expect(lines.slice(0, 4).map(({ pauseMs }) => pauseMs)).toEqual(expected);
  },
);

test('a first start that fails is refused with the reason', async () => {
  await expect(pagesThat('fails').pages.start()).rejects.toThrow('could not be started (exit code 3)');
});

test('a stop ends them, and they stay away', async () => {
  const { pages, lines } = pagesThat('');
  await pages.start();
  const pid = await (await askerOf(pages))('/');
  await pages.stop();
  expect([isAlive(pid), lines]).toEqual([false, []]);
});

test('a stop while they start is no failure', async () => {
  const { pages, lines } = pagesThat('starts for ever');
  const started = pages.start();
  await pages.stop();
  await started;
  expect(lines).toEqual([]);
});

test('pages that end while everything ends are neither reported nor started again', async () => {
  let stopping = false;
  const { pages, lines } = pagesThat('', { isStopping: () => stopping });
  await pages.start();
  const ask = await askerOf(pages);
  stopping = true;
  await ask('/crash');
  expect(await ask('/')).toMatch(/started again/);
  expect(lines).toEqual([]);
});

test.each(['told', 'left alone'])(
  'work that does not end does not keep a process that is %s',
  async (how) => {
    const address = createAddress();
    const child = fork(fileURLToPath(program), [address.path], {
      env: { ...process.env, STAND_IN_PAGES: 'never stops' },
    });
    ends.push(address.remove, () => child.kill('SIGKILL'));
    await once(child, 'message');
    if (how === 'told') child.send('stop');
    else child.disconnect();
    expect((await once(child, 'exit'))[0]).toBe(1);
  },
);
