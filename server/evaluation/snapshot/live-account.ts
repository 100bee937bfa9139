import type { Holdings } from './holdings.ts';
import type { LiveFeature } from './live-feature.ts';
import type { LiveGrant } from './live-grant.ts';
import type { GrantRow } from './rows.ts';

/** An account in memory. What makes its answers differ from everybody's lies in the holdings. */
export class LiveAccount {
  readonly key: string;
  /** Its place in the order in which accounts became known. */
  readonly number: number;
  /** Counts the changes of its grants and exclusions. */
  version = 0;
  /** The link to the first of its records; the holdings keep this and the next one. */
  first = 0;
  exclusions = 0;
  readonly #holdings: Holdings;

  constructor(key: string, number: number, holdings: Holdings) {
    this.key = key;
    this.number = number;
    this.#holdings = holdings;
  }

  isExcludedFrom(feature: LiveFeature): boolean {
    return this.exclusions > 0 && this.#holdings.isExcluded(this, feature);
  }

  /** In the order in which they start. */
  grantsOf(feature: LiveFeature): readonly LiveGrant[] {
    return this.#holdings.grantsOf(this, feature);
  }

  /** The features whose answer may differ from what an account without grants and exclusions gets. */
  specialFeatures(): Iterable<LiveFeature> {
    return this.#holdings.featuresOf(this);
  }

  /** Whether a grant is for some contacts only, so that answers depend on who asks. */
  get narrowed(): boolean {
    return this.#holdings.isNarrowed(this);
  }

  /** When time alone changes its answers next; both in milliseconds. */
  nextChangeAfter(now: number): number {
    return this.#holdings.nextChangeAfter(this, now);
  }

  setExcluded(feature: LiveFeature, excluded: boolean): void {
    this.version++;
    this.#holdings.setExcluded(this, feature, excluded);
  }

  putGrant(feature: LiveFeature, row: GrantRow, now: number): void {
    this.version++;
    this.#holdings.putGrant(this, feature, row, now);
  }
}
