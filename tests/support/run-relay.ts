import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { findFreePort, LOOPBACK } from '#db/free-port.ts';
import { testEncryptionKey } from '#tests/support/test-encryption-key.ts';

const program = fileURLToPath(new URL('../../server/relay.ts', import.meta.url));

export interface RunningRelay {
  readonly url: string;
  readonly port: number;
  /** Comes back when it has something to answer from. */
  untilReady(): Promise<void>;
  /** Everything that it has written so far. */
  output(): string;
  /** @returns the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends.splice(0)) await end();
});

/** `npm run relay` with these settings and nothing else of the environment; comes back when it listens. */
export async function runRelay(settings: Record<string, string>): Promise<RunningRelay> {
  const port = await findFreePort();
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-relay-'));
  const child = spawn(process.execPath, [program], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HOST: LOOPBACK,
      PORT: String(port),
      DATA_DIR: folder,
      ENCRYPTION_KEYS: testEncryptionKey,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return exited;
  };
  ends.push(async () => {
    await stop('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  const url = `http://${LOOPBACK}:${port}`;
  const statusOf = (path: string) =>
    fetch(url + path).then(
      ({ status }) => status,
      () => 0,
    );
  const until = async (path: string, isFine: (status: number) => boolean) => {
    while (!isFine(await statusOf(path))) {
      if (child.exitCode !== null) throw new Error(`The relay ended while starting.\n${output}`);
      await sleep(25);
    }
  };
  await until('/healthz', (status) => status > 0);
  const untilReady = () => until('/readyz', (status) => status === 200);
  return { url, port, untilReady, output: () => output, stop };
}
