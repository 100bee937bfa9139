import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import type { Person } from '#domain/act.ts';
import type { Stage } from '#domain/lifecycle.ts';
import { whatWasPasted } from '#domain/pasted.ts';
import { findAccounts } from './find-accounts.ts';
import { findContacts } from './find-contacts.ts';
import { findFeatures, withState } from './find-features.ts';
import { findPasted } from './find-pasted.ts';
import { findPeople } from './find-people.ts';
import { findRequests } from './find-requests.ts';
import { searching, type Typed, typedAs } from './typed.ts';

const shown = { accounts: 6, features: 5, contacts: 4, people: 3, requests: 4, wishes: 3 };

export interface Sought {
  readonly text: string;
  /** The page on which it is typed: what is named is meant together with it. */
  readonly here?:
    | { readonly account?: string | undefined; readonly feature?: string | undefined }
    | undefined;
}

/** Everything that what was typed may mean, the likeliest of each kind first. */
export async function search(db: Database, { text, here }: Sought, by: Person, now: Date) {
  const typed = typedAs(text);
  const pasted = whatWasPasted(text);
  const found = pasted ? await findPasted(db, pasted) : [];
  const isName = typed.words.length > 0 && pasted?.kind !== 'id' && pasted?.kind !== 'key';
  const named = isName ? await searching(db, (tx) => byNameOrNearly(tx, typed, by.id)) : nothing;
  const stands = await whereTheyStand(db, here);
  const deeds = [...named.features, ...named.split.map(({ feature }) => feature)].slice(0, shown.features);
  return {
    ...{ pasted: found, accounts: named.accounts, contacts: named.contacts, people: named.people },
    requests: isName ? await findRequests(db, typed, by, now, shown.requests) : [],
    features: await withState(db, named.features),
    wishes: wishedFor(named, stands),
    deeds: await withState(db, [
      ...(stands.feature ? [stands.feature] : []),
      ...deeds.filter(({ id }, at) => deeds.findIndex((one) => one.id === id) === at),
    ]),
  };
}

type Named = Awaited<ReturnType<typeof byName>>;
const nothing: Named = { accounts: [], contacts: [], people: [], features: [], split: [], owners: [] };
const shortestNear = 4;

async function byName(db: Transaction, typed: Typed, readerId: string) {
  const { found, wishes } = await findFeatures(db, typed, readerId, shown.features);
  const [rest] = wishes.map((one) => one.rest);
  return {
    accounts: await findAccounts(db, typed, readerId, shown.accounts),
    contacts: await findContacts(db, typed, readerId, shown.contacts),
    people: await findPeople(db, typed, shown.people),
    features: found,
    split: wishes.filter((one) => one.rest === rest),
    owners: rest ? await findAccounts(db, typedAs(rest, typed.near), readerId, shown.wishes) : [],
  };
}

async function byNameOrNearly(db: Transaction, typed: Typed, readerId: string) {
  const exact = await byName(db, typed, readerId);
  const { split, ...kinds } = exact;
  if (Object.values(kinds).some(({ length }) => length > 0) || typed.text.length < shortestNear) return exact;
  return byName(db, { ...typed, near: true }, readerId);
}

async function whereTheyStand(db: Database, here: Sought['here']) {
  const [account] = here?.account
    ? await db
        .select({ id: accounts.id, key: accounts.key, name: accounts.name })
        .from(accounts)
        .where(eq(accounts.key, here.account))
    : [];
  const [feature] = here?.feature
    ? await db
        .select({
          ...{ id: features.id, key: features.key, name: features.name, stage: features.stage },
          ...{ pmId: features.pmId, engineerId: features.engineerId },
        })
        .from(features)
        .where(eq(features.key, here.feature))
    : [];
  return { account, feature };
}

type Stands = Awaited<ReturnType<typeof whereTheyStand>>;

/** Pairs that were typed, "acme java", or made with the page: "java" on Acme's. */
function wishedFor(named: Named, { account, feature }: Stands) {
  const inTest = ({ stage }: { readonly stage: Stage }) => stage === 'alpha' || stage === 'beta';
  const typed = named.split.flatMap((one) =>
    named.owners.map((owner) => ({ account: owner, feature: one.feature })),
  );
  const here = [
    ...(account ? named.features.map((one) => ({ account, feature: one })) : []),
    ...(feature ? named.accounts.map((one) => ({ account: one, feature })) : []),
  ];
  return [...typed, ...here]
    .filter((pair) => inTest(pair.feature) && !('past' in pair.account && pair.account.past))
    .slice(0, shown.wishes)
    .map((pair) => ({
      account: { id: pair.account.id, key: pair.account.key, name: pair.account.name },
      feature: { id: pair.feature.id, key: pair.feature.key, name: pair.feature.name },
    }));
}
