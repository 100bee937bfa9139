import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter';

export type Outcome = { passed: number; failed: number; details: string[] };

type VitestReport = {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[];
  }[];
};

const DETAIL_LINES = 25;

export function shorten(text: string): string {
  const lines = stripVTControlCharacters(text).trim().split('\n');
  const head = lines.slice(0, DETAIL_LINES);
  return (lines.length > head.length ? [...head, `… ${lines.length - head.length} more lines`] : head).join(
    '\n',
  );
}

function readReport<T>(file: string): T | undefined {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

const broken = (output: string): Outcome => ({
  passed: 0,
  failed: 1,
  details: [`The runner ended without a result.\n${shorten(output.slice(-4000))}`],
});

/** A runner that found no test, or that failed without a failed test, is a failure itself. */
function judge(outcome: Outcome, code: number, output: string): Outcome {
  if (outcome.failed > 0 || (code === 0 && outcome.passed > 0)) return outcome;
  const reason = code === 0 ? 'No test was found.' : `Exit code ${code}.`;
  return { ...outcome, failed: 1, details: [`${reason}\n${shorten(output.slice(-4000))}`] };
}

export function readVitestOutcome(file: string, code: number, output: string): Outcome {
  const report = readReport<VitestReport>(file);
  if (!report) return broken(output);
  const outcome: Outcome = { passed: 0, failed: 0, details: [] };
  for (const { name, status, message, assertionResults } of report.testResults) {
    const failures = assertionResults.filter((test) => test.status === 'failed');
    outcome.passed += assertionResults.filter((test) => test.status === 'passed').length;
    outcome.failed += failures.length;
    for (const test of failures)
      outcome.details.push(shorten(`${name}\n${test.fullName}\n${(test.failureMessages ?? []).join('\n')}`));
    if (status === 'failed' && failures.length === 0) {
      outcome.failed++;
      outcome.details.push(shorten(`${name}\n${message}`));
    }
  }
  return judge(outcome, code, output);
}

function describeFailures(suite: JSONReportSuite): string[] {
  const own = suite.specs
    .filter((spec) => !spec.ok)
    .map((spec) => {
      const results = spec.tests.flatMap((test) => test.results.map(({ error }) => error?.message ?? ''));
      const projects = spec.tests.map((test) => test.projectName).join(', ');
      return shorten(
        `${spec.file}:${spec.line} [${projects}] ${spec.title}\n${results.filter(Boolean).join('\n')}`,
      );
    });
  return [...own, ...(suite.suites ?? []).flatMap(describeFailures)];
}

export function readPlaywrightOutcome(file: string, code: number, output: string): Outcome {
  const report = readReport<JSONReport>(file);
  if (!report) return broken(output);
  const { expected, flaky, unexpected } = report.stats;
  const errors = report.errors.map((error) => shorten(error.message ?? String(error)));
  const outcome = {
    passed: expected + flaky,
    failed: unexpected + errors.length,
    details: [...errors, ...report.suites.flatMap(describeFailures)],
  };
  return judge(outcome, code, output);
}
