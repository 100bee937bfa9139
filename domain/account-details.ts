/** What of an account can be changed, and how a change of it is told. */
import type { AccountTier, AccountType, Region } from './accounts.ts';
import type { Change, PersonRef } from './audit/refs.ts';
import { capital } from './capital.ts';

export interface TeamRef {
  readonly id: string;
  readonly name: string;
}

export interface AccountDetails {
  readonly name: string;
  readonly crmId: string | null;
  readonly owner: PersonRef;
  readonly team: TeamRef | null;
  readonly tier: AccountTier;
  readonly arr: number;
  readonly region: Region;
  readonly type: AccountType;
  readonly tags: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
}
export type AccountDetail = keyof AccountDetails;

interface Telling<Detail extends AccountDetail> {
  readonly what: string;
  readonly say: (value: AccountDetails[Detail]) => string;
}

const told: { readonly [Detail in AccountDetail]: Telling<Detail> } = {
  name: { what: 'name', say: (name) => name },
  crmId: { what: 'CRM id', say: (crmId) => crmId ?? 'none' },
  owner: { what: 'owner', say: ({ name }) => name },
  team: { what: 'team', say: (team) => team?.name ?? 'none' },
  tier: { what: 'plan', say: (tier) => tier },
  arr: { what: 'value a year', say: (arr) => `$${arr.toLocaleString('en-US')}` },
  region: { what: 'region', say: (region) => region },
  type: { what: 'type', say: (type) => capital(type) },
  tags: { what: 'tags', say: (tags) => tags.join(', ') || 'none' },
  attributes: { what: 'attributes', say: (attributes) => attributesInWords(attributes) || 'none' },
};

const accountDetails = Object.keys(told) as readonly AccountDetail[];

/** "plan", for sentences about one detail. */
export function detailName(detail: AccountDetail): string {
  return told[detail].what;
}

/** What would be different, in the order in which the page shows it. */
export function accountChanges(before: AccountDetails, after: AccountDetails): Change[] {
  return differing(before, after).map((detail) => ({
    what: told[detail].what,
    from: inWords(before, detail),
    to: inWords(after, detail),
  }));
}

/** Which details are not the same in both. */
export function differing(one: AccountDetails, other: AccountDetails): AccountDetail[] {
  return accountDetails.filter((detail) => plain(one, detail) !== plain(other, detail));
}

/** "Enterprise", "$84,000", "none". */
export function inWords(details: AccountDetails, detail: AccountDetail): string {
  const telling = told[detail] as Telling<AccountDetail>;
  return telling.say(details[detail]);
}

/** The same text for the same value, whatever somebody is called now. */
function plain(details: AccountDetails, detail: AccountDetail): string {
  if (detail === 'owner' || detail === 'team') return details[detail]?.id ?? '';
  if (detail === 'attributes') return JSON.stringify(Object.entries(details.attributes).toSorted());
  return JSON.stringify(details[detail]);
}

function attributesInWords(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
