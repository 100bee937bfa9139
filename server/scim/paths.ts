/** Attribute paths and filters of RFC 7644, as far as directories use them: `eq`, joined by `and`. */

type Value = string | boolean;

export interface AttributePath {
  /** In lower case, without the URN of the core schema: `name.givenname`. */
  readonly attribute: string;
  /** Which of several values: `emails[type eq "work"]`. */
  readonly where: { readonly attribute: string; readonly value: Value } | undefined;
  /** Of a schema that extends the core. */
  readonly isExtension: boolean;
}

export interface Condition {
  readonly path: AttributePath;
  readonly value: Value;
}

const longest = 2000;
const conditionsAtMost = 10;
const core = /^urn:ietf:params:scim:schemas:core:2\.0:(user|group):/;
const value = String.raw`("(?:[^"\\]|\\.)*"|true|false)`;
const path = String.raw`([A-Za-z$][\w:.$-]*)(?:\[\s*([A-Za-z][\w.]*)\s+eq\s+${value}\s*\](?:\.([A-Za-z]\w*))?)?`;
const wholePath = new RegExp(`^\\s*${path}\\s*$`, 'i');
const condition = new RegExp(`\\s*${path}\\s+eq\\s+${value}\\s*`, 'iy');
const conjunction = /and\s+/iy;

/** @returns nothing when it is not a path. */
export function parsePath(text: string): AttributePath | undefined {
  if (text.length > longest) return undefined;
  const found = wholePath.exec(text);
  return found ? pathOf(found) : undefined;
}

/** @returns nothing when it is not a filter, or one of more than `eq` and `and`. */
export function parseFilter(text: string): readonly Condition[] | undefined {
  if (text.length > longest) return undefined;
  const conditions: Condition[] = [];
  let place = 0;
  while (conditions.length < conditionsAtMost) {
    condition.lastIndex = place;
    const found = condition.exec(text);
    const read = found && readValue(found[5]);
    if (!found || read === undefined || read === null) return undefined;
    const of = pathOf(found);
    if (!of) return undefined;
    conditions.push({ path: of, value: read });
    place = condition.lastIndex;
    if (place === text.length) return conditions;
    if (!/\s/.test(text[place - 1] ?? '')) return undefined;
    conjunction.lastIndex = place;
    if (!conjunction.test(text)) return undefined;
    place = conjunction.lastIndex;
  }
  return undefined;
}

function pathOf([, name = '', whose, which, part]: RegExpExecArray): AttributePath | undefined {
  const plain = name.toLowerCase().replace(core, '');
  const wanted = which === undefined ? undefined : readValue(which);
  if (which !== undefined && wanted === undefined) return undefined;
  return {
    attribute: part === undefined ? plain : `${plain}.${part.toLowerCase()}`,
    where:
      whose === undefined || wanted === undefined
        ? undefined
        : { attribute: whose.toLowerCase(), value: wanted },
    isExtension: plain.startsWith('urn:'),
  };
}

/** JSON's strings and truths; nothing that the database could not hold. */
function readValue(text: string | undefined): Value | undefined {
  if (text === undefined) return undefined;
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'string' && !/[\0\p{Cs}]/u.test(read) ? read : undefined;
  } catch {
    return undefined;
  }
}
