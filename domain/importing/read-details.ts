import type { AccountDetails } from '#domain/account-details.ts';
import { accountTiers, accountTypes, type Region, regions } from '#domain/accounts.ts';
import { beginningOf } from '#domain/beginning-of.ts';
import { createAccountInput } from '#domain/inputs/accounts.ts';
import type { KnownHouse, Seller } from './known-accounts.ts';
import type { ReadRow, Said } from './read-cells.ts';
import { readMoney } from './read-money.ts';

/** What a row says of an account; what it says nothing of is absent. */
export type SaidDetails = Partial<Omit<AccountDetails, 'owner'>> & { readonly owner?: Seller };

const longestAttribute = 200;
const regionsByOtherName: ReadonlyMap<string, Region> = new Map([
  ['europe', 'EU'],
  ['european union', 'EU'],
  ['usa', 'US'],
  ['united states', 'US'],
  ['united states of america', 'US'],
  ['north america', 'US'],
  ['gb', 'UK'],
  ['great britain', 'UK'],
  ['united kingdom', 'UK'],
  ['asia pacific', 'APAC'],
  ['asia-pacific', 'APAC'],
  ['latin america', 'LATAM'],
]);

type Reading = (said: Said, house: KnownHouse) => SaidDetails | string;

const { name, crmId, tags } = createAccountInput.shape;

const readings: Partial<Record<string, Reading>> = {
  name: ({ text }) => textOf(name, text, (value) => ({ name: value })),
  crmId: ({ text }) => textOf(crmId, text, (value) => (value ? { crmId: value } : {})),
  owner: ({ text }, house) => {
    const owner = house.seller(text);
    if (owner) return { owner };
    return text.includes('@')
      ? 'nobody who sells here has this address.'
      : 'an owner is named by e-mail address, such as name@example.com.';
  },
  team: ({ text }, house) => {
    const team = house.team(text);
    return team ? { team } : 'there is no such team here.';
  },
  tier: ({ text }) => oneOf(accountTiers, text, (tier) => ({ tier })),
  type: ({ text }) => oneOf(accountTypes, text, (type) => ({ type })),
  region: ({ text }) => {
    const known = regionsByOtherName.get(text.toLowerCase());
    return known ? { region: known } : oneOf(regions, text, (region) => ({ region }));
  },
  tags: ({ text }) => textOf(tags, tagsIn(text), (value) => ({ tags: value })),
};

/** Reads every field, so that all that is wrong with a row is told at once. */
export function readDetails(
  read: ReadRow,
  house: KnownHouse,
): { readonly said: SaidDetails; readonly problems: readonly string[] } {
  let said: SaidDetails = {};
  const problems: string[] = [];
  for (const [field, cell] of read.texts) {
    if (field === 'key') continue;
    const value = field === 'arr' ? dollarsIn(cell) : readings[field]?.(cell, house);
    if (typeof value === 'string') problems.push(complaint(cell, value));
    else said = { ...said, ...value };
  }
  const long = read.attributes.filter(({ text }) => text.length > longestAttribute);
  problems.push(...long.map(({ column }) => `“${column}” has ${longestAttribute} characters at most.`));
  if (read.attributes.length > 0)
    said = {
      ...said,
      attributes: Object.fromEntries(read.attributes.map(({ column, text }) => [column, text])),
    };
  return { said, problems };
}

function complaint({ column, text }: Said, what: string): string {
  const shown = text.length > 40 ? `${beginningOf(text, 40)}…` : text;
  return `“${beginningOf(column, 60)}” says “${shown}”: ${what}`;
}

function dollarsIn({ text }: Said): SaidDetails | string {
  const money = readMoney(text);
  if (!money.ok) return `it ${money.sentence}`;
  return money.dollars === undefined ? {} : { arr: money.dollars };
}

function oneOf<Value extends string>(
  values: readonly Value[],
  text: string,
  found: (value: Value) => SaidDetails,
): SaidDetails | string {
  const value = values.find((one) => one.toLowerCase() === text.toLowerCase());
  if (value) return found(value);
  return `it must be ${values.slice(0, -1).join(', ')} or ${values.at(-1)}.`;
}

interface Schema<Value> {
  safeParse(raw: unknown):
    | { readonly success: true; readonly data: Value }
    | {
        readonly success: false;
        readonly error: { readonly issues: readonly { readonly message: string }[] };
      };
}

function textOf<Value>(
  schema: Schema<Value>,
  raw: unknown,
  found: (value: Value) => SaidDetails,
): SaidDetails | string {
  const read = schema.safeParse(raw);
  if (read.success) return found(read.data);
  const message = read.error.issues[0]?.message ?? 'This can not be kept.';
  return message.charAt(0).toLowerCase() + message.slice(1);
}

function tagsIn(text: string): string[] {
  const tags = text
    .split(/[;,|]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  return [...new Map(tags.map((tag) => [tag.toLowerCase(), tag])).values()];
}
