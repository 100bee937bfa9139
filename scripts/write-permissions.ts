import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  actionNames,
  actions,
  type Cell,
  permissions,
  roleNames,
  roles,
  type Scope,
  scopes,
} from '#domain/permissions.ts';

const meanings: Record<Scope, string> = {
  byPolicy: "The policy decides: now, after somebody's approval, or not at all.",
  own: 'The account is theirs, or they unlocked it, asked for it, or heard of the interest themselves.',
  team: 'The account belongs to their team, or it is their own.',
  internalAccounts: 'The account is of the type internal.',
  leadStep: "The request waits for a sales lead, and the account belongs to the lead's team.",
  engineeringStep: 'The request waits for an engineer.',
  ownFeatures: 'They are the product manager of the feature, or its engineer where the column is Engineer.',
  notProduction: 'The environment is not production.',
};

function cellInWords(cell: Cell): string {
  if (cell === 'yes') return '●';
  return cell === 'no' ? '–' : `○ ${scopes[cell]}`;
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, place) => Math.max(...rows.map((row) => row[place]?.length ?? 0))) ?? [];
  const line = (row: readonly string[], fill: string) =>
    `| ${widths.map((width, place) => (row[place] ?? '').padEnd(width, fill)).join(' | ')} |`;
  const [heading = '', ...rest] = rows.map((row) => line(row, ' '));
  return [heading, line([], '-'), ...rest];
}

export function permissionsMarkdown(): string {
  const cells = actions.map((action) => [
    actionNames[action],
    ...roles.map((role) => cellInWords(permissions[action][role])),
  ]);
  const legend = Object.entries(meanings).map(([scope, meaning]) => [scopes[scope as Scope], meaning]);
  return [
    '# Who may do what',
    '',
    'Written by `node scripts/write-permissions.ts` from `domain/permissions.ts`; a test fails when the two differ.',
    '',
    '● may, – may not, ○ only where the words hold. A person may hold several roles; one that allows is enough.',
    'Roles are read from the database at every command, so a role that is taken away is gone with the next click.',
    '',
    ...table([['Action', ...roles.map((role) => roleNames[role])], ...cells]),
    '',
    '## What the words mean',
    '',
    ...table([['Words', 'Hold when'], ...legend]),
    '',
    'Permission comes first, the policy after it: `unlock` lets a person ask the policy, it does not answer for it.',
    'Nobody decides on a request that they made or that was made for them, whatever their roles.',
    '',
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(new URL('../docs/permissions.md', import.meta.url), permissionsMarkdown());
