import type { LiveFeature } from './live-feature.ts';
import type { LiveGrant } from './live-grant.ts';

const none: readonly LiveGrant[] = [];

/** An account in memory with whatever makes its answers differ from everybody's. Most hold one grant of a feature at most. */
export class LiveAccount {
  readonly key: string;
  /** Counts the changes of its grants and exclusions. */
  version = 0;
  #grants: Map<LiveFeature, LiveGrant | readonly LiveGrant[]> | undefined;
  #excluded: Set<LiveFeature> | undefined;

  constructor(key: string) {
    this.key = key;
  }

  isExcludedFrom(feature: LiveFeature): boolean {
    return this.#excluded?.has(feature) ?? false;
  }

  grantsOf(feature: LiveFeature): readonly LiveGrant[] {
    const held = this.#grants?.get(feature);
    if (held === undefined) return none;
    return Array.isArray(held) ? held : [held as LiveGrant];
  }

  /** The features whose answer may differ from what an account without grants and exclusions gets. */
  *specialFeatures(): Iterable<LiveFeature> {
    if (this.#grants) yield* this.#grants.keys();
    if (this.#excluded) for (const feature of this.#excluded) if (!this.#grants?.has(feature)) yield feature;
  }

  /** Whether a grant is for some contacts only, so that answers depend on who asks. */
  get narrowed(): boolean {
    return this.#held().some((grant) => grant.contactKeys.length > 0);
  }

  /** When time alone changes its answers next; both in milliseconds. */
  nextChangeAfter(now: number): number {
    const instants = this.#held().flatMap((grant) => [grant.startsMs, grant.endsMs]);
    return Math.min(...instants.filter((instant) => instant > now), Number.POSITIVE_INFINITY);
  }

  setExcluded(feature: LiveFeature, excluded: boolean): void {
    this.version++;
    if (excluded) {
      this.#excluded ??= new Set();
      this.#excluded.add(feature);
    } else this.#excluded?.delete(feature);
  }

  /** Puts the grant in place of its earlier state and forgets those that have ended by `now`. */
  putGrant(feature: LiveFeature, grant: LiveGrant, now: number): void {
    this.version++;
    const earlier = this.grantsOf(feature);
    grant.activated = earlier.some((one) => one.id === grant.id && one.activated);
    const living = [...earlier.filter((one) => one.id !== grant.id), grant].filter((one) => one.endsMs > now);
    const [first] = living;
    if (!first) {
      this.#grants?.delete(feature);
      return;
    }
    this.#grants ??= new Map();
    this.#grants.set(feature, living.length === 1 ? first : living);
  }

  #held(): LiveGrant[] {
    return [...(this.#grants?.values() ?? [])].flat() as LiveGrant[];
  }
}
