import { parseArgs } from 'node:util';
import { listTestSteps } from '#scripts/test-steps.ts';

const { values } = parseArgs({
  options: { full: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
});

const steps = listTestSteps(values.full);
const groups = [...new Set(steps.map(({ group }) => group))];
const chosen = values.only.split(',').filter(Boolean);
const unknown = chosen.filter((name) => !groups.includes(name));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. Choose from ${groups.join(', ')}.`);
  process.exit(1);
}

let passed = 0;
let failed = 0;
for (const { group, label, run } of steps) {
  if (chosen.length > 0 && !chosen.includes(group)) continue;
  const started = performance.now();
  const outcome = await run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const count =
    outcome.failed > 0 ? `${outcome.passed} passed, ${outcome.failed} failed` : `${outcome.passed} passed`;
  console.log(`${outcome.failed > 0 ? '✗' : '✓'} ${label.padEnd(18)} ${count} (${seconds} s)`);
  for (const detail of outcome.details) console.log(`\n${detail.replaceAll(/^/gm, '    ')}\n`);
  passed += outcome.passed;
  failed += outcome.failed;
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
