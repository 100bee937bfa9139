import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWhenChanged } from '#scripts/build-when-changed.ts';
import { runProgram } from '#scripts/run-program.ts';
import { type Outcome, readPlaywrightOutcome, readVitestOutcome, shorten } from '#scripts/test-outcome.ts';
import { judgeSizes } from '#tests/bundle/judge-sizes.ts';
import { readSizes } from '#tests/bundle/read-sizes.ts';
import { findChromium } from '#tests/support/chromium.ts';

export type TestStep = { group: string; label: string; run: () => Promise<Outcome> };

const bin = (name: string) => join('node_modules', '.bin', name);
const pass: Outcome = { passed: 1, failed: 0, details: [] };
const fail = (detail: string): Outcome => ({ passed: 0, failed: 1, details: [shorten(detail)] });

const visual = 'tests/visual/playwright.config.ts';

const CHECKS: [label: string, ...commands: [program: string, ...args: string[]][]][] = [
  ['format and layers', ['biome', 'check', '--error-on-warnings', '.']],
  ['unused code', ['knip']],
  ['migrations', ['drizzle-kit', 'check']],
  ['types', ['next', 'typegen'], ['tsc']],
];

async function check(commands: [string, ...string[]][]): Promise<Outcome> {
  for (const [program, ...args] of commands) {
    const { code, output } = await runProgram(bin(program), args);
    if (code !== 0) return fail(output);
  }
  return pass;
}

async function withReport(read: (file: string) => Promise<Outcome>): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-report-'));
  try {
    return await read(join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const vitest = (project: string, env: Record<string, string>) =>
  withReport(async (file) => {
    const args = ['run', '--project', project, '--reporter=json', `--outputFile=${file}`];
    const { code, output } = await runProgram(bin('vitest'), args, { env });
    return readVitestOutcome(file, code, output);
  });

async function build(): Promise<Outcome> {
  try {
    await buildWhenChanged();
    return pass;
  } catch (error) {
    return fail((error as Error).message);
  }
}

async function weigh(): Promise<Outcome> {
  try {
    const sizes = readSizes();
    const problems = judgeSizes(sizes);
    return { passed: sizes.length - problems.length, failed: problems.length, details: problems };
  } catch (error) {
    return fail((error as Error).message);
  }
}

async function provideChromium(): Promise<boolean> {
  if (findChromium()) return true;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  await runProgram('apt-get', ['update', '-qq']);
  await runProgram('apt-get', ['install', '-y', '-qq', 'chromium'], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
  return findChromium() !== undefined;
}

async function browse(env: Record<string, string>, ...args: string[]): Promise<Outcome> {
  if (!(await provideChromium()))
    return fail(
      'No Chromium was found: install chromium or google-chrome, or set CHROMIUM_PATH to its program.',
    );
  return withReport(async (file) => {
    const { code, output } = await runProgram(bin('playwright'), ['test', '--reporter=json', ...args], {
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    });
    return readPlaywrightOutcome(file, code, output);
  });
}

/** Every step of `npm test`, in order. */
export function listTestSteps(full: boolean): TestStep[] {
  const env: Record<string, string> = full ? { LATCHKEY_FULL: '1' } : {};
  return [
    ...CHECKS.map(([label, ...commands]) => ({ group: 'checks', label, run: () => check(commands) })),
    { group: 'unit', label: 'unit', run: () => vitest('unit', env) },
    { group: 'integration', label: 'integration', run: () => vitest('integration', env) },
    { group: 'faults', label: 'faults', run: () => vitest('faults', env) },
    { group: 'build', label: 'build', run: build },
    { group: 'build', label: 'bundle budgets', run: weigh },
    { group: 'e2e', label: 'end to end', run: () => browse(env) },
    ...(full ? [{ group: 'screens', label: 'screens', run: () => browse(env, `--config=${visual}`) }] : []),
  ];
}
