import { roundName } from '#domain/lifecycle.ts';
import type { Audience } from '#server/evaluation/answers/answer.ts';
import { Catalogue } from '#server/evaluation/answers/catalogue.ts';
import { LiveAccount } from './live-account.ts';
import { LiveFeature } from './live-feature.ts';
import { LiveGrant } from './live-grant.ts';
import { LiveKey } from './live-key.ts';
import type { FeatureRow, GrantRow, Position, Rows } from './rows.ts';

/**
 * Everything that evaluation answers from. A change is applied to it in one synchronous step, so that every answer
 * is from before or after the change; what was not changed is not touched.
 */
export class Snapshot {
  position: Position = { revision: -1, epoch: '' };
  readonly #features = new Map<string, LiveFeature>();
  readonly #featuresById = new Map<string, LiveFeature>();
  readonly #accounts = new Map<string, LiveAccount>();
  readonly #accountsById = new Map<string, LiveAccount>();
  readonly #keys = new Map<string, LiveKey>();
  readonly #catalogues = { server: new Map<string, Catalogue>(), client: new Map<string, Catalogue>() };
  /** One copy of each variant's and round's name, whatever the number of grants. */
  readonly #names = new Map<string, string>();
  #ordered: LiveFeature[] = [];

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

  apply(changes: Iterable<Rows>, now: number): void {
    for (const change of changes) {
      switch (change.of) {
        case 'features':
          this.#putFeatures(change.rows);
          break;
        case 'servings':
          for (const row of change.rows)
            this.#featuresById.get(row.featureId)?.setServing(row.environmentKey, row.serving);
          this.#forgetCatalogues();
          break;
        case 'accounts':
          for (const { id, key } of change.rows) this.#putAccount(id, key);
          break;
        case 'exclusions':
          for (const { featureId, accountId, lifted } of change.rows) {
            const feature = this.#featuresById.get(featureId);
            if (feature) this.#accountsById.get(accountId)?.setExcluded(feature, !lifted);
          }
          break;
        case 'grants':
          for (const row of change.rows) this.#putGrant(row, now);
          break;
        case 'keys':
          for (const row of change.rows) this.#keys.set(row.id, new LiveKey(row));
      }
    }
  }

  #putFeatures(rows: readonly FeatureRow[]): void {
    for (const row of rows) {
      const known = this.#featuresById.get(row.id);
      if (known) known.change(row);
      else {
        const feature = new LiveFeature(row);
        this.#featuresById.set(row.id, feature);
        this.#features.set(row.key, feature);
      }
    }
    this.#ordered = [...this.#features.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    this.#ordered.forEach((feature, place) => {
      feature.place = place;
    });
    this.#forgetCatalogues();
  }

  #forgetCatalogues(): void {
    this.#catalogues.server.clear();
    this.#catalogues.client.clear();
  }

  #putAccount(id: string, key: string): void {
    if (this.#accountsById.has(id)) return;
    const account = new LiveAccount(key);
    this.#accountsById.set(id, account);
    this.#accounts.set(key, account);
  }

  #putGrant(row: GrantRow, now: number): void {
    const feature = this.#featuresById.get(row.featureId);
    const account = this.#accountsById.get(row.accountId);
    if (!feature || !account) return;
    const { roundKind, roundNumber } = row;
    const round =
      roundKind && roundNumber ? this.#name(roundName({ kind: roundKind, number: roundNumber })) : undefined;
    account.putGrant(feature, new LiveGrant(row, this.#name(row.variant), round), now);
  }

  #name(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    this.#names.set(name, name);
    return name;
  }
}
