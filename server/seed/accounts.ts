import { randomUUID } from 'node:crypto';
import { contacts } from '#db/schema/accounts.ts';
import type { AccountTier, AccountType, Region } from '#domain/accounts.ts';
import { createAccountVerb } from '#server/commands/accounts/create-account.ts';
import type { When } from './calendar.ts';
import type { PersonKey, SellerKey } from './people.ts';
import type { Deed, Scene } from './scene.ts';

type Row = readonly [
  key: string,
  name: string,
  tier: AccountTier,
  type: AccountType,
  arr: number,
  region: Region,
  tags: readonly string[],
];

const books: Record<SellerKey, readonly Row[]> = {
  sales: [
    ['acme', 'Acme', 'Enterprise', 'customer', 120_000, 'US', ['design partner', 'java']],
    ['globex', 'Globex', 'Enterprise', 'customer', 84_000, 'EU', ['java', 'renewal']],
    ['initech', 'Initech', 'Business', 'customer', 64_000, 'US', ['java']],
    ['hooli', 'Hooli', 'Enterprise', 'customer', 210_000, 'US', ['java', 'slow rollout']],
    ['wayne', 'Wayne Enterprises', 'Enterprise', 'customer', 260_000, 'US', ['design partner']],
    ['cyberdyne', 'Cyberdyne', 'Enterprise', 'customer', 145_000, 'US', ['kotlin']],
    ['massive-dynamic', 'Massive Dynamic', 'Enterprise', 'customer', 175_000, 'US', ['renewal']],
    ['dunder-mifflin', 'Dunder Mifflin', 'Business', 'customer', 38_000, 'US', []],
    ['bluth', 'Bluth', 'Business', 'customer', 22_000, 'US', ['renewal']],
    ['pied-piper', 'Pied Piper', 'Starter', 'customer', 9_000, 'US', ['fast growing']],
    ['planet-express', 'Planet Express', 'Starter', 'customer', 12_000, 'US', []],
    ['oscorp', 'Oscorp', 'Enterprise', 'prospect', 160_000, 'US', ['trial']],
    ['vandelay', 'Vandelay', 'Business', 'prospect', 30_000, 'US', ['trial']],
    ['los-pollos', 'Los Pollos', 'Business', 'prospect', 45_000, 'LATAM', []],
    ['latchkey', 'Latchkey itself', 'Enterprise', 'internal', 0, 'EU', ['own use']],
    ['load-test', 'Load test', 'Enterprise', 'internal', 0, 'EU', ['own use']],
  ],
  'sales-emea': [
    ['stark', 'Stark', 'Enterprise', 'customer', 190_000, 'UK', ['java', 'renewal']],
    ['umbrella', 'Umbrella', 'Enterprise', 'prospect', 120_000, 'EU', ['trial']],
    ['gringotts', 'Gringotts', 'Enterprise', 'customer', 230_000, 'UK', ['design partner', 'java']],
    ['weyland', 'Weyland', 'Enterprise', 'customer', 180_000, 'UK', []],
    ['tyrell', 'Tyrell', 'Enterprise', 'customer', 155_000, 'UK', ['go']],
    ['abstergo', 'Abstergo', 'Enterprise', 'customer', 132_000, 'EU', []],
    ['zorg', 'Zorg', 'Enterprise', 'customer', 98_000, 'EU', []],
    ['wonka', 'Wonka', 'Business', 'customer', 54_000, 'UK', []],
    ['octan', 'Octan', 'Business', 'customer', 47_000, 'EU', ['renewal']],
    ['soylent', 'Soylent', 'Business', 'customer', 41_000, 'EU', []],
    ['sirius-cybernetics', 'Sirius Cybernetics', 'Starter', 'customer', 15_000, 'UK', []],
    ['spectre', 'Spectre', 'Business', 'prospect', 75_000, 'EU', []],
    ['virtucon', 'Virtucon', 'Business', 'prospect', 60_000, 'UK', ['trial']],
  ],
  'sales-apac': [
    ['buy-n-large', 'Buy n Large', 'Enterprise', 'customer', 240_000, 'APAC', ['renewal']],
    ['nakatomi', 'Nakatomi', 'Enterprise', 'customer', 205_000, 'APAC', []],
    ['momcorp', 'MomCorp', 'Enterprise', 'customer', 165_000, 'APAC', ['go']],
    ['black-mesa', 'Black Mesa', 'Enterprise', 'customer', 118_000, 'US', ['java']],
    ['rekall', 'Rekall', 'Business', 'customer', 58_000, 'APAC', []],
    ['aperture', 'Aperture', 'Business', 'customer', 49_000, 'US', []],
    ['oceanic', 'Oceanic', 'Business', 'customer', 36_000, 'APAC', []],
    ['yoyodyne', 'Yoyodyne', 'Business', 'customer', 33_000, 'APAC', []],
    ['duff', 'Duff', 'Starter', 'customer', 8_000, 'APAC', []],
    ['ingen', 'InGen', 'Enterprise', 'prospect', 140_000, 'LATAM', ['trial']],
    ['omni', 'Omni Consumer Products', 'Business', 'prospect', 71_000, 'LATAM', []],
  ],
};

/** Sellers added these themselves, when they met them; an admin brought the others on the first day. */
const addedLater: Readonly<Record<string, When>> = {
  umbrella: '19d 9:12',
  vandelay: '17d 14:35',
  virtucon: '14d 11:08',
  oscorp: '11d 16:20',
  ingen: '9d 8:41',
  'los-pollos': '5d 13:27',
};

export const accountDeeds: readonly Deed[] = Object.entries(books).flatMap(([owner, rows], book) =>
  rows.map((row, place) => addAccount(owner as SellerKey, row, `35d 9:${12 + book * 16 + place}`)),
);

function addAccount(owner: SellerKey, row: Row, onFirstDay: When): Deed {
  const [key, name, tier, type, arr, region, tags] = row;
  const when = addedLater[key];
  const by: PersonKey = when ? owner : 'admin';
  return {
    when: when ?? onFirstDay,
    by,
    what: `${by} adds ${key}`,
    tell: async (scene, act) => {
      const crmId = type === 'internal' ? null : `CRM-${1000 + Math.floor(scene.random() * 9000)}`;
      const ownerId = scene.people[owner];
      const input = { key, name, crmId, ownerId, tier, type, arr, region, tags };
      const { accountId } = await scene.run(act, createAccountVerb, input);
      scene.keep(accountId, 'account', key);
    },
  };
}

const groups = [
  ['platform', 'Platform team'],
  ['on-call', 'On-call desk'],
  ['data', 'Data team'],
] as const;

export async function insertContacts(scene: Scene): Promise<void> {
  const rows = Object.values(books)
    .flat()
    .filter(([, , tier, type]) => tier !== 'Starter' && type !== 'internal')
    .flatMap(([account, , tier]) =>
      groups.slice(0, tier === 'Enterprise' ? 3 : 1).map(([key, name]) => ({
        id: randomUUID(),
        accountId: scene.id('account', account),
        key,
        name,
        email: `${key}@${account}.test`,
      })),
    );
  await scene.tx.insert(contacts).values(rows);
}
