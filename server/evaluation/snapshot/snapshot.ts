import { hourMs } from '#domain/dates.ts';
import type { Audience } from '#server/evaluation/answers/answer.ts';
import { Catalogue } from '#server/evaluation/answers/catalogue.ts';
import type { Changed } from './changed.ts';
import { Holdings } from './holdings.ts';
import { LiveAccount } from './live-account.ts';
import { LiveFeature } from './live-feature.ts';
import { LiveKey } from './live-key.ts';
import type { Page } from './record-pages.ts';
import type { AccountRow, FeatureRow, KeyRow, Position, Rows, ServingRow } from './rows.ts';

/** What a snapshot held at one moment, to be read over many turns while it goes on changing. */
export interface FrozenSnapshot {
  readonly position: Position;
  readonly features: readonly FeatureRow[];
  readonly servings: readonly ServingRow[];
  readonly keys: readonly KeyRow[];
  readonly accounts: Iterable<AccountRow>;
  readonly names: readonly string[];
  readonly pages: readonly Page[];
}

/** A clock that is set back a little still finds them. */
const keptAfterEndMs = hourMs;
const recordsPerSweep = 4_096;

/**
 * Everything that evaluation answers from. A change is applied to it in one synchronous step, so that every answer
 * is from before or after the change; what was not changed is not touched.
 */
export class Snapshot {
  position: Position = { revision: -1, epoch: '', wal: null };
  readonly #features = new Map<string, LiveFeature>();
  readonly #featuresById = new Map<string, LiveFeature>();
  readonly #accounts = new Map<string, LiveAccount>();
  readonly #accountsById = new Map<string, LiveAccount>();
  readonly #keys = new Map<string, LiveKey>();
  readonly #catalogues = { server: new Map<string, Catalogue>(), client: new Map<string, Catalogue>() };
  readonly #holdings = new Holdings();
  /** The rows as they were read, for the copy on disk. */
  readonly #rows = {
    features: new Map<string, FeatureRow>(),
    servings: new Map<string, ServingRow>(),
    keys: new Map<string, KeyRow>(),
  };
  /** By their numbers. */
  readonly #accountList: LiveAccount[] = [];
  #ordered: LiveFeature[] = [];

  /** How many of each it holds. */
  get sizes(): { readonly features: number; readonly accounts: number; readonly grants: number } {
    return { features: this.#features.size, accounts: this.#accounts.size, grants: this.#holdings.grants };
  }

  get isEmpty(): boolean {
    return this.#features.size === 0 && this.#accounts.size === 0 && this.#keys.size === 0;
  }

  feature(key: string): LiveFeature | undefined {
    return this.#features.get(key);
  }

  account(key: string): LiveAccount | undefined {
    return this.#accounts.get(key);
  }

  key(id: string): LiveKey | undefined {
    return this.#keys.get(id);
  }

  catalogue({ environmentKey, kind }: Audience): Catalogue {
    const catalogues = this.#catalogues[kind];
    let catalogue = catalogues.get(environmentKey);
    if (!catalogue) {
      catalogue = new Catalogue(this.#ordered, { environmentKey, kind });
      catalogues.set(environmentKey, catalogue);
    }
    return catalogue;
  }

  /** @param now in milliseconds: grants that have ended by then are forgotten. */
  apply(changes: Iterable<Rows>, now: number): Changed {
    const changed = { everybody: false, accountKeys: new Set<string>(), keys: false };
    for (const change of changes) {
      if (change.rows.length === 0) continue;
      switch (change.of) {
        case 'features':
          this.#putFeatures(change.rows);
          changed.everybody = true;
          break;
        case 'servings':
          this.#putServings(change.rows);
          changed.everybody = true;
          break;
        case 'accounts':
          for (const row of change.rows) if (this.#putAccount(row)) changed.accountKeys.add(row.key);
          break;
        case 'exclusions':
          for (const { lifted, ...row } of change.rows)
            this.#hold(row, changed.accountKeys, (account, feature) => account.setExcluded(feature, !lifted));
          break;
        case 'grants':
          for (const row of change.rows)
            this.#hold(row, changed.accountKeys, (account, feature) => account.putGrant(feature, row, now));
          break;
        case 'keys':
          for (const row of change.rows) this.#putKey(row);
          changed.keys = true;
      }
    }
    return changed;
  }

  /** Looks at some records and forgets grants that ended long ago: no answer depends on them. @param now in milliseconds. */
  sweep(now: number): void {
    this.#holdings.sweep(now - keptAfterEndMs, recordsPerSweep, this.#accountList);
  }

  /** Until `thaw` is called with it, what it says stays as it is now. */
  freeze(): FrozenSnapshot {
    return {
      position: this.position,
      features: [...this.#rows.features.values()],
      servings: [...this.#rows.servings.values()],
      keys: [...this.#rows.keys.values()],
      accounts: this.#accountRows(this.#accountsById.size),
      names: this.#holdings.names.all(),
      pages: this.#holdings.freeze(),
    };
  }

  thaw({ pages }: FrozenSnapshot): void {
    this.#holdings.thaw(pages);
  }

  /** Takes over what another process froze, on top of its features and accounts in the same order. */
  restoreNames(names: readonly string[]): void {
    for (const name of names) this.#holdings.names.numberOf(name);
  }

  /** Throws when a record names what was not restored before. */
  restorePage(page: Page, contactsOf: (place: number) => readonly string[], now: number): void {
    this.#holdings.restore(page, contactsOf, now, this.#accountList);
  }

  #putFeatures(rows: readonly FeatureRow[]): void {
    for (const row of rows) {
      this.#rows.features.set(row.id, row);
      const known = this.#featuresById.get(row.id);
      if (known) known.change(row);
      else {
        const feature = new LiveFeature(row);
        this.#featuresById.set(row.id, feature);
        this.#features.set(row.key, feature);
        this.#holdings.addFeature(feature);
      }
    }
    this.#ordered = [...this.#features.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    this.#ordered.forEach((feature, place) => {
      feature.place = place;
    });
    this.#forgetCatalogues();
  }

  #putServings(rows: readonly ServingRow[]): void {
    for (const row of rows) {
      this.#rows.servings.set(`${row.featureId} ${row.environmentKey}`, row);
      this.#featuresById.get(row.featureId)?.setServing(row.environmentKey, row.serving);
    }
    this.#forgetCatalogues();
  }

  #forgetCatalogues(): void {
    this.#catalogues.server.clear();
    this.#catalogues.client.clear();
  }

  /** @returns whether it is new. */
  #putAccount({ id, key }: AccountRow): boolean {
    if (this.#accountsById.has(id)) return false;
    const account = new LiveAccount(key, this.#accountList.length, this.#holdings);
    this.#accountList.push(account);
    this.#accountsById.set(id, account);
    this.#accounts.set(key, account);
    return true;
  }

  #putKey(row: KeyRow): void {
    this.#rows.keys.set(row.id, row);
    this.#keys.set(row.id, new LiveKey(row));
  }

  #hold(
    { featureId, accountId }: { readonly featureId: string; readonly accountId: string },
    accountKeys: Set<string>,
    put: (account: LiveAccount, feature: LiveFeature) => void,
  ): void {
    const feature = this.#featuresById.get(featureId);
    const account = this.#accountsById.get(accountId);
    if (!feature || !account) return;
    put(account, feature);
    accountKeys.add(account.key);
  }

  /** The first accounts that became known: later ones only follow them, so this may be read while accounts are added. */
  *#accountRows(count: number): Iterable<AccountRow> {
    let left = count;
    for (const [id, { key }] of this.#accountsById) {
      if (left-- === 0) return;
      yield { id, key };
    }
  }
}
