/** How a file of accounts is read: which column fills what, and what stands where a new account's cell is empty. */
import type { AccountTier, AccountType, Region } from '#domain/accounts.ts';
import { beginningOf } from '#domain/beginning-of.ts';

export const importFields = [
  'name',
  'key',
  'crmId',
  'owner',
  'team',
  'tier',
  'arr',
  'region',
  'type',
  'tags',
  'attribute',
] as const;
export type ImportField = (typeof importFields)[number];

export const importFieldNames: Record<ImportField, string> = {
  name: 'Name',
  key: 'Key',
  crmId: 'CRM id',
  owner: 'Owner’s e-mail',
  team: 'Team',
  tier: 'Plan',
  arr: 'Value a year',
  region: 'Region',
  type: 'Type',
  tags: 'Tags',
  attribute: 'An attribute of its own',
};

export interface ImportPlan {
  /** The first line of the file. */
  readonly columns: readonly string[];
  /** What each column fills, in their order; null for those that are left out. Only attributes may be many. */
  readonly fields: readonly (ImportField | null)[];
  readonly otherwise: ImportDefaults;
}

/** For new accounts; what is there already is never emptied. */
export interface ImportDefaults {
  /** Null: a row of a new account without an owner is refused. */
  readonly ownerId: string | null;
  readonly tier: AccountTier;
  readonly region: Region;
  readonly type: AccountType;
}

export interface ImportRow {
  /** The line of the file on which it begins; the first is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export const mostImportRows = 100_000;
export const mostImportBytes = 20 * 1024 * 1024;
export const mostImportColumns = 100;
const mostAttributes = 20;

/** Characters of a cell that is read. */
export const longestCell = 1_000;
const longestIgnored = 200;

/**
 * What is kept of a row on its way to the server: of a cell that is too long as much as shows that it is, of cells that
 * are not read a beginning, and a sign where a character can not be kept.
 */
export function clipped(row: ImportRow, { columns, fields }: ImportPlan): ImportRow {
  const cells = row.cells.slice(0, columns.length + 1).map((cell, place) => {
    const kept = cell.slice(0, fields[place] ? longestCell + 1 : longestIgnored);
    return kept.replaceAll('\0', '\uFFFD').toWellFormed();
  });
  return { line: row.line, cells };
}

/** Why a plan can not be followed; undefined when it can. */
export function planProblem({ columns, fields }: Pick<ImportPlan, 'columns' | 'fields'>): string | undefined {
  const filled = fields.filter((field) => field !== null);
  if (!filled.includes('name') && !filled.includes('key') && !filled.includes('crmId'))
    return 'Say which column holds the name.';
  const twice = filled.find((field, place) => field !== 'attribute' && filled.indexOf(field) !== place);
  if (twice) return `Two columns are read as “${importFieldNames[twice]}”; choose one.`;
  const attributes = columns.filter((_, place) => fields[place] === 'attribute');
  if (attributes.length > mostAttributes) return `An account has ${mostAttributes} attributes at most.`;
  const unfit = attributes.find((name) => !isAttributeName(name));
  if (unfit !== undefined)
    return `“${beginningOf(unfit, 60)}” can not be the name of an attribute; it begins with a letter and has 40 letters, digits, spaces, dots and dashes at most.`;
  const same = attributes.find((name, place) => attributes.indexOf(name) !== place);
  return same === undefined ? undefined : `Two columns called “${same}” can not both be attributes.`;
}

function isAttributeName(name: string): boolean {
  return /^\p{L}[\p{L}\p{N} ._-]{0,39}$/u.test(name) && !['constructor', 'prototype'].includes(name);
}
