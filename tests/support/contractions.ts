const name = String.raw`(?:public\.)?"?(\w+)"?`;
const ifExists = String.raw`(?:if\s+exists\s+)?`;
const altered = String.raw`alter\s+table\s+(?:only\s+)?${ifExists}${name}\s+`;

/** What a release that was running before can not do without, and what takes it away. */
const takesAway: readonly (readonly [pattern: string, what: string])[] = [
  [`drop\\s+table\\s+${ifExists}${name}`, 'drop table $1'],
  [`drop\\s+function\\s+${ifExists}${name}`, 'drop function $1'],
  [`${altered}drop\\s+column\\s+${ifExists}${name}`, 'drop column $1.$2'],
  [`${altered}rename\\s`, 'rename $1'],
  [`${altered}alter\\s+column\\s+${name}\\s+(?:set\\s+data\\s+)?type\\s`, 'alter type $1.$2'],
  [`alter\\s+type\\s+${name}`, 'alter type $1'],
  [`${altered}alter\\s+column\\s+${name}\\s+set\\s+not\\s+null`, 'set not null $1.$2'],
];
const added = new RegExp(`^${altered}add\\s+column\\s+${name}\\s+(.*)$`, 'is');

const withoutComments = (sql: string) => sql.replaceAll(/-->.*$|^\s*--.*$/gm, '');

/** The tables that a migration makes: with those it may do as it likes. */
export function createdIn(sql: string): ReadonlySet<string> {
  const create = new RegExp(`create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?${name}`, 'gi');
  return new Set([...withoutComments(sql).matchAll(create)].map(([, table = '']) => table));
}

/** Each thing that a migration takes away from tables that were there before it. */
export function contractionsIn(sql: string, made: ReadonlySet<string>): string[] {
  return withoutComments(sql)
    .split(';')
    .map((statement) => statement.trim())
    .flatMap((statement) => [...takenBy(statement, made), ...requiredBy(statement, made)]);
}

function takenBy(statement: string, made: ReadonlySet<string>): string[] {
  return takesAway.flatMap(([pattern, what]) => {
    const found = new RegExp(`^${pattern}`, 'i').exec(statement);
    if (!found || made.has(found[1] ?? '')) return [];
    return [what.replace('$1', found[1] ?? '').replace('$2', found[2] ?? '')];
  });
}

function requiredBy(statement: string, made: ReadonlySet<string>): string[] {
  const [, table = '', column, type = ''] = added.exec(statement) ?? [];
  if (!column || made.has(table) || !/not\s+null/i.test(type) || /default|generated/i.test(type)) return [];
  return [`required column ${table}.${column}`];
}

interface Justified {
  readonly what: string;
  /** The migration since which nothing uses it; nothing where servers stopped for the upgrade. */
  readonly since: string | undefined;
}

/** `-- Contracts: drop column users.age; not used since 0021_trust.`, or `…; servers stopped for this upgrade.` */
export function justifiedIn(sql: string): Justified[] {
  const lines = /^-- Contracts: ([^;]+); (?:not used since (\w+)|servers stopped for this upgrade)\.$/gm;
  return [...sql.matchAll(lines)].map(([, what = '', since]) => ({ what, since }));
}
