import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const settings = {
  DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none',
  NODE_ENV: 'production',
  ENCRYPTION_KEYS: 'uV0m2o4mCWJ0bq1Yk3sQxGzE7r5tHnKpLwDfAaBvZc8=',
} as const;

function start(changes: Record<string, string>) {
  const env = { PATH: process.env.PATH, ...settings, ...changes };
  return spawnSync(process.execPath, ['server/main.ts'], { env, encoding: 'utf8', timeout: 15_000 });
}

test.each(['', 'secret', 'changeme-changeme-changeme-changeme', 'a'.repeat(64)])(
  'it refuses to start with AUTH_SECRET=%j and says what to do',
  (secret) => {
    const { status, stdout, stderr } = start({ AUTH_SECRET: secret });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Latchkey cannot start: .*\n {2}AUTH_SECRET .*(openssl rand|is missing)/);
    expect(stderr.trim().split('\n')).toHaveLength(2);
    expect(stdout).toBe('');
  },
);
