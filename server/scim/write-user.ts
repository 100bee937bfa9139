import type { WrittenPerson } from '#domain/directory/people.ts';
import { email as emailAddress } from '#domain/inputs/people.ts';
import { type PatchStep, stepsOfResource } from './read-patch.ts';
import { ScimError } from './scim-error.ts';
import { fieldOf, isObject, neededText, optionalText, truthOf, wrongValue } from './values.ts';

/** While it is being written, an address may be missing. */
type Draft = { -readonly [Field in keyof WrittenPerson]: WrittenPerson[Field] | undefined };

const names = {
  displayname: 'displayName',
  'name.formatted': 'formattedName',
  'name.givenname': 'givenName',
  'name.familyname': 'familyName',
} as const;

/** Attributes of the core schema that Latchkey has no use for, and what it alone says. */
const ignored =
  /^(\$ref|schemas|id|meta|groups|roles|entitlements|name\.(middlename|honorificprefix|honorificsuffix)|nickname|profileurl|title|usertype|preferredlanguage|locale|timezone|password|phonenumbers|ims|photos|addresses|x509certificates)(\.|$)/;

/** A user as POST sends it: what is left out is empty, and active. */
export function readNewUser(body: object): WrittenPerson {
  const blank: Draft = {
    userName: undefined,
    externalId: null,
    email: undefined,
    ...{ displayName: null, formattedName: null, givenName: null, familyName: null },
    active: true,
  };
  return writeUser(blank, stepsOfResource(body));
}

/** As PUT sends it: names that are left out are gone, the rest stays. */
export function replaceUser(before: WrittenPerson, body: object): WrittenPerson {
  const blank = { ...before, displayName: null, formattedName: null, givenName: null, familyName: null };
  return writeUser(blank, stepsOfResource(body));
}

export function writeUser(before: Draft, steps: readonly PatchStep[]): WrittenPerson {
  const draft = { ...before };
  for (const step of steps) write(draft, step);
  const { userName, email, externalId = null, active = true } = draft;
  if (!userName) throw wrongValue('userName is missing.');
  const { displayName = null, formattedName = null, givenName = null, familyName = null } = draft;
  return {
    ...{ userName, externalId, active, displayName, formattedName, givenName, familyName },
    email: email ?? addressOf(userName, 'A user needs an e-mail address: in emails, or as the userName.'),
  };
}

function write(draft: Draft, { op, path, value }: PatchStep): void {
  const { attribute, where } = path;
  if (path.isExtension || ignored.test(attribute)) return;
  const gone = op === 'remove';
  if (attribute === 'username') draft.userName = gone ? undefined : neededText(value, 'userName');
  else if (attribute === 'externalid') draft.externalId = gone ? null : optionalText(value, 'externalId');
  else if (attribute === 'active') draft.active = gone ? true : truthOf(value, 'active');
  else if (attribute === 'name') writeName(draft, gone ? {} : value, op);
  else if (Object.hasOwn(names, attribute)) {
    const name = names[attribute as keyof typeof names];
    draft[name] = gone ? null : optionalText(value, attribute);
  } else if (attribute === 'emails' || attribute === 'emails.value') {
    if (isOurs(where)) writeEmail(draft, op, value, where !== undefined);
  } else if (!attribute.startsWith('emails.'))
    throw new ScimError(400, 'A user has no attribute of this name.', 'invalidPath');
}

function writeName(draft: Draft, value: unknown, op: PatchStep['op']): void {
  if (value === null) return;
  if (!isObject(value)) throw wrongValue('name must be a JSON object.');
  for (const part of ['formatted', 'givenname', 'familyname'] as const) {
    const said = fieldOf(value, part);
    if (said === undefined && op !== 'remove') continue;
    draft[names[`name.${part}`]] = optionalText(said, `name.${part}`);
  }
}

/** The one address that is kept: of work, or the first one. */
function isOurs(where: PatchStep['path']['where']): boolean {
  if (!where) return true;
  if (where.attribute === 'type') return String(where.value).toLowerCase() === 'work';
  return where.attribute === 'primary' ? String(where.value).toLowerCase() === 'true' : true;
}

function writeEmail(draft: Draft, op: PatchStep['op'], value: unknown, chosen: boolean): void {
  if (op === 'remove') {
    draft.email = undefined;
    return;
  }
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const said = list.map((one) => (isObject(one) ? one : { value: one }));
  const isWork = (one: object) => String(fieldOf(one, 'type') ?? '').toLowerCase() === 'work';
  const best = said.find((one) => fieldOf(one, 'primary') === true) ?? said.find(isWork);
  const kept = best ?? (op === 'replace' || chosen ? said[0] : said.find((one) => !fieldOf(one, 'type')));
  const address = kept && fieldOf(kept, 'value');
  if (address === undefined || address === null || address === '') {
    if (op === 'replace') draft.email = undefined;
    return;
  }
  draft.email = addressOf(address, 'This is not an e-mail address.');
}

function addressOf(value: unknown, sentence: string): string {
  const read = emailAddress.safeParse(value);
  if (!read.success) throw wrongValue(sentence);
  return read.data;
}
