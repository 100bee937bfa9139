import type { GroupFilter } from '#server/queries/directory-groups.ts';
import type { ActiveFilter, Slice, UserFilter } from '#server/queries/directory-users.ts';
import { mostAtOnce } from './discovery.ts';
import { type Condition, parseFilter } from './paths.ts';
import { ScimError } from './scim-error.ts';
import type { Wanted } from './show-resources.ts';
import { wrongValue } from './values.ts';

const usual = 100;
const furthest = 1_000_000;

/** `startIndex` counts from 1; whatever is smaller is 1, and a count below 0 is 0 (RFC 7644, section 3.4.2.4). */
export function readSlice(query: URLSearchParams): Slice {
  const from = wholeNumber(query, 'startIndex', 1);
  const atMost = wholeNumber(query, 'count', usual);
  return {
    from: Math.min(Math.max(from, 1) - 1, furthest),
    atMost: Math.min(Math.max(atMost, 0), mostAtOnce),
  };
}

function wholeNumber(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name);
  if (text === null || text === '') return otherwise;
  if (!/^-?\d{1,9}$/.test(text)) throw wrongValue(`${name} must be a whole number.`);
  return Number(text);
}

export function readWanted(query: URLSearchParams): Wanted {
  return { attributes: namesIn(query.get('attributes')), excluded: namesIn(query.get('excludedAttributes')) };
}

function namesIn(list: string | null): string[] {
  return (list ?? '')
    .split(',')
    .map(
      (name) =>
        name
          .trim()
          .toLowerCase()
          .replace(/^urn:.*:/, '')
          .split('.')[0] ?? '',
    )
    .filter(Boolean);
}

const userNames = {
  id: 'id',
  username: 'userName',
  externalid: 'externalId',
  emails: 'email',
  'emails.value': 'email',
} as const;

export function readUserFilters(query: URLSearchParams): (UserFilter | ActiveFilter)[] {
  return conditionsIn(query).map(({ path: { attribute, where, isExtension }, value }) => {
    if (attribute === 'active' && !where) return { by: 'active', is: String(value).toLowerCase() === 'true' };
    const known = isExtension ? undefined : own(userNames, attribute);
    const isOurs = !where || (known === 'email' && where.attribute === 'type' && where.value === 'work');
    if (!known || !isOurs || typeof value !== 'string')
      throw unknownFilter('userName, externalId, emails, active');
    return { by: known, is: value };
  });
}

const groupNames = {
  id: 'id',
  displayname: 'displayName',
  externalid: 'externalId',
  members: 'member',
  'members.value': 'member',
} as const;

export function readGroupFilters(query: URLSearchParams): GroupFilter[] {
  return conditionsIn(query).map(({ path: { attribute, where, isExtension }, value }) => {
    const known = isExtension || where ? undefined : own(groupNames, attribute);
    if (!known || typeof value !== 'string') throw unknownFilter('displayName, externalId, members');
    return { by: known, is: value };
  });
}

function own<Of extends object>(names: Of, name: string): Of[keyof Of] | undefined {
  return Object.hasOwn(names, name) ? names[name as keyof Of] : undefined;
}

function conditionsIn(query: URLSearchParams): readonly Condition[] {
  const text = query.get('filter');
  if (text === null || text.trim() === '') return [];
  const conditions = parseFilter(text);
  if (!conditions) throw unknownFilter('userName');
  return conditions;
}

function unknownFilter(names: string): ScimError {
  return new ScimError(
    400,
    `Filters compare with eq, joined by and: ${names} eq "…". Others are not understood.`,
    'invalidFilter',
  );
}
