import type { AccountDetails, TeamRef } from '#domain/account-details.ts';
import type { ImportPlan, ImportRow } from './plan.ts';
import { readCells } from './read-cells.ts';

/** An account of the house, as far as rows are compared with it. */
export interface KnownAccount extends AccountDetails {
  readonly id: string;
  readonly key: string;
  readonly archived: boolean;
}

/** Somebody who can own an account. */
export interface Seller {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly team: TeamRef | null;
}

/** What rows are judged against: whoever sells here, the teams, and the accounts that the rows may mean. */
export class KnownHouse {
  readonly #sellers: ReadonlyMap<string, Seller>;
  readonly #sellersById: ReadonlyMap<string, Seller>;
  readonly #teams: ReadonlyMap<string, TeamRef>;
  readonly #byKey = new Map<string, KnownAccount>();
  readonly #byLowerKey = new Map<string, KnownAccount>();
  readonly #byCrmId = new Map<string, KnownAccount[]>();

  constructor(people: { readonly sellers: readonly Seller[]; readonly teams: readonly TeamRef[] }) {
    this.#sellers = new Map(people.sellers.map((one) => [one.email.toLowerCase(), one]));
    this.#sellersById = new Map(people.sellers.map((one) => [one.id, one]));
    this.#teams = new Map(people.teams.map((one) => [one.name.toLowerCase(), one]));
  }

  seller(email: string): Seller | undefined {
    return this.#sellers.get(email.toLowerCase());
  }
  sellerById(id: string): Seller | undefined {
    return this.#sellersById.get(id);
  }
  team(name: string): TeamRef | undefined {
    return this.#teams.get(name.toLowerCase());
  }
  withKey(key: string): KnownAccount | undefined {
    return this.#byKey.get(key);
  }
  /** One whose key is written the same but for capital letters. */
  likeKey(key: string): KnownAccount | undefined {
    return this.#byLowerKey.get(key.toLowerCase());
  }
  withCrmId(crmId: string): readonly KnownAccount[] {
    return this.#byCrmId.get(crmId) ?? [];
  }

  /** Puts an account there, or what became of it. */
  put(account: KnownAccount): void {
    const before = this.#byKey.get(account.key);
    if (before?.crmId) {
      const rest = this.withCrmId(before.crmId).filter(({ id }) => id !== account.id);
      this.#byCrmId.set(before.crmId, rest);
    }
    this.#byKey.set(account.key, account);
    this.#byLowerKey.set(account.key.toLowerCase(), account);
    if (account.crmId) this.#byCrmId.set(account.crmId, [...this.withCrmId(account.crmId), account]);
  }
}

export interface Sought {
  readonly keys: readonly string[];
  /** Names of accounts without a key; `keysOfName` says which keys they may have. */
  readonly names: readonly string[];
  readonly crmIds: readonly string[];
}

/** Which accounts have to be known to judge a row; keys also as they may be written otherwise. */
export function soughtBy(row: ImportRow, plan: ImportPlan): Sought {
  const { texts } = readCells(row, plan);
  const [crmId, key, name] = [texts.get('crmId'), texts.get('key'), texts.get('name')];
  return {
    keys: key ? [...new Set([key.text, key.text.toLowerCase(), key.text.toUpperCase()])] : [],
    names: name && !key ? [name.text] : [],
    crmIds: crmId ? [crmId.text] : [],
  };
}
