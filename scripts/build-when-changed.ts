import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { runProgram } from '#scripts/run-program.ts';

const SOURCES = ['{app,components,domain,server,db,public}/**/*', '*.config.*', '*.json', 'env.ts'];
const RECORD = '.next/latchkey-source-hash';

function hashSources(): string {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`);
  for (const file of files.toSorted()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

/** Builds the pages unless the last build was made from the same sources. */
export async function buildWhenChanged(): Promise<'built' | 'unchanged'> {
  const hash = hashSources();
  const isBuilt = existsSync('.next/BUILD_ID') && existsSync(RECORD) && readFileSync(RECORD, 'utf8') === hash;
  if (isBuilt) return 'unchanged';
  const next = ['node_modules/next/dist/bin/next', 'build'];
  const { code, output } = await runProgram(process.execPath, next, { env: { NODE_ENV: 'production' } });
  if (code !== 0) throw new Error(`next build failed.\n${output.trim()}`);
  writeFileSync(RECORD, hash);
  return 'built';
}
