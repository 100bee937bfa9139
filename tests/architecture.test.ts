import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

/** Canaries: every line of `forbidden` must be refused in that file and no line of `allowed`, so a blind linter fails here. */
type Canary = { file: string; allowed: string[]; forbidden: string[] };

const load = (source: string) => `import { thing } from '${source}';`;
const loadType = (source: string) => `import type { Thing } from '${source}';`;
const loadLazily = (source: string) => `export const lazy = () => import('${source}');`;
const say = (expression: string) => `export const said = ${expression};`;
const all = (sources: string, write = load) => sources.split(' ').map((source) => write(source));

const canaries: Canary[] = [
  {
    file: 'domain/canary.ts',
    allowed: [
      ...all('#domain/policy.ts zod ./policy.ts'),
      say('new Date(5)'),
      say('Date.parse("2026-01-01")'),
    ],
    forbidden: [
      ...all(
        '#db/client.ts #server/main.ts #components/a.tsx #app/a.ts #env.ts ../env.ts node:fs react drizzle-orm',
      ),
      ...all('#db/schema/users.ts', loadType),
      ...all('#server/clock.ts', loadLazily),
      ...[
        'Date.now()',
        'new Date()',
        'Math.random()',
        'crypto.randomUUID()',
        'process.env',
        'fetch("/")',
      ].map(say),
      'console.log(1);',
    ],
  },
  {
    file: 'db/canary.ts',
    allowed: all('#db/client.ts #domain/policy.ts #env.ts drizzle-orm node:fs'),
    forbidden: all(
      '#server/commands/a.ts #app/a.ts #components/a.tsx #scripts/a.ts ../env.ts next/headers next-auth',
    ),
  },
  {
    file: 'server/commands/canary.ts',
    allowed: all(
      '#server/commands/a.ts #server/clock.ts #domain/policy.ts #db/client.ts #env.ts drizzle-orm',
    ),
    forbidden: all(
      '#server/api/a.ts #server/auth/a.ts #server/main.ts #app/a.ts #components/a.tsx next react next-auth ../a.ts',
    ),
  },
  {
    file: 'server/pages/main.ts',
    allowed: all('#server/evaluation/a.ts #server/outbox/a.ts #db/client.ts #env.ts next fastify'),
    forbidden: all('#server/api/a.ts #server/auth/a.ts #app/a.ts #components/a.tsx next-auth ../a.ts'),
  },
  {
    file: 'server/evaluation/canary.ts',
    allowed: all(
      '#server/evaluation/a.ts #domain/policy.ts #db/open-sql.ts #db/schema/users.ts #env.ts drizzle-orm',
    ),
    forbidden: all(
      '#server/commands/a.ts #server/queries/a.ts #server/api/a.ts #server/auth/a.ts #db/seed/demo.ts #app/a.ts react',
    ),
  },
  {
    file: 'server/api/canary.ts',
    allowed: all(
      '#server/api/a.ts #server/commands/a.ts #server/queries/a.ts #server/auth/a.ts #domain/policy.ts',
    ),
    forbidden: all(
      '#db/client.ts #db/schema/users.ts drizzle-orm postgres #server/evaluation/a.ts #app/a.ts #components/a.tsx',
    ),
  },
  {
    file: 'server/auth/canary.ts',
    allowed: all('next-auth #db/client.ts #domain/policy.ts #server/queries/a.ts #env.ts'),
    forbidden: all('#server/api/a.ts #server/evaluation/a.ts #app/a.ts #components/a.tsx'),
  },
  {
    file: 'components/canary.tsx',
    allowed: [
      ...all('#components/ui/a.tsx #domain/policy.ts react next/link'),
      loadType('#server/api/router.ts'),
    ],
    forbidden: [
      ...all(
        '#server/api/router.ts #server/auth/a.ts #server/queries/a.ts #db/client.ts #env.ts #app/a.ts next-auth/react',
      ),
      ...all('postgres node:fs ../a.ts'),
      ...all('#db/schema/users.ts #server/queries/a.ts', loadType),
      ...all('#server/api/router.ts', loadLazily),
    ],
  },
  {
    file: 'app/canary.tsx',
    allowed: [
      ...all(
        '#components/ui/a.tsx #domain/policy.ts #server/api/a.ts #server/auth/a.ts #server/scim/a.ts next react',
      ),
      'export default 1;',
    ],
    forbidden: all(
      '#db/client.ts #server/queries/a.ts #server/commands/a.ts #server/evaluation/a.ts #env.ts drizzle-orm next-auth',
    ),
  },
  {
    file: 'scripts/canary.ts',
    allowed: all('#db/client.ts #env.ts #scripts/a.ts'),
    forbidden: [...all('../env.ts'), 'export default 1;', "export * from '#env.ts';"],
  },
];

const RULES = /noRestricted(Imports|Globals)|plugin|noDefaultExport|noReExportAll|noBarrelFile/;

type Diagnostic = { category: string; location: { path: string; start: { line: number } } };

/** The lines that the linter refused, by file. */
function lint(): Map<string, string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-canary-'));
  try {
    for (const part of ['biome.json', 'biome']) cpSync(part, join(folder, part), { recursive: true });
    for (const { file, allowed, forbidden } of canaries) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), [...allowed, ...forbidden].join('\n'));
    }
    const flags = ['--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none'];
    const { stdout, stderr } = spawnSync(
      'node_modules/.bin/biome',
      ['lint', `--config-path=${folder}`, ...flags, folder],
      {
        encoding: 'utf8',
      },
    );
    if (!stdout.startsWith('{')) throw new Error(`Biome did not report: ${stderr}`);
    const refused = new Map<string, string[]>();
    for (const { category, location } of (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics) {
      const canary = canaries.find(({ file }) => location.path.endsWith(file));
      if (!canary || !RULES.test(category)) continue;
      const line = [...canary.allowed, ...canary.forbidden][location.start.line - 1];
      if (line) refused.set(canary.file, [...(refused.get(canary.file) ?? []), line]);
    }
    return refused;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const refused = lint();

test.each(canaries)('$file is refused exactly what it must not contain', ({ file, forbidden }) => {
  expect([...new Set(refused.get(file))].toSorted()).toEqual(forbidden.toSorted());
});
