import { roundName } from '#domain/lifecycle.ts';
import type { LiveAccount } from './live-account.ts';
import type { LiveFeature } from './live-feature.ts';
import { LiveGrant } from './live-grant.ts';
import { Names } from './names.ts';
import { PairIndex } from './pair-index.ts';
import { flag, instantOf, type Page, RecordPages, slotsPerPage, wordOf } from './record-pages.ts';
import type { GrantRow } from './rows.ts';
import { readUuid, writeUuid } from './uuid-words.ts';

const viewMask = (1 << 15) - 1;
const none: readonly LiveGrant[] = [];
const everybody: readonly string[] = [];
/** The id of the grant that is being put. */
const wanted = new Uint32Array(4);

/** The grants and exclusions of all accounts, as records. Grants become objects when they are judged. */
export class Holdings {
  readonly names = new Names();
  readonly #records = new RecordPages();
  readonly #index = new PairIndex(this.#records);
  readonly #numbers = new Map<LiveFeature, number>();
  readonly #features: LiveFeature[] = [];
  #grants = 0;
  #swept = 0;
  /** Grants that were asked for lately, by the low bits of their slot. */
  readonly #views: (LiveGrant | undefined)[] = [];

  /** How many grants there are. */
  get grants(): number {
    return this.#grants;
  }

  /** Features are numbered in the order in which they are added. */
  addFeature(feature: LiveFeature): void {
    this.#numbers.set(feature, this.#features.length);
    this.#features.push(feature);
  }

  /** In the order in which they start. */
  grantsOf(account: LiveAccount, feature: LiveFeature): readonly LiveGrant[] {
    const number = this.#numbers.get(feature);
    if (number === undefined) return none;
    let found = none;
    let link = this.#index.first(account.number, number);
    while (link !== 0) {
      const slot = link - 1;
      const { words } = this.#records.page(slot);
      const at = this.#records.words(slot);
      link = words[at + wordOf.nextInBucket] as number;
      if (words[at + wordOf.account] !== account.number || words[at + wordOf.feature] !== number) continue;
      if (((words[at + wordOf.flags] as number) & flag.grant) === 0) continue;
      const grant = this.#view(slot);
      found = found.length === 0 ? grant.alone : [...found, grant].sort(inOrder);
    }
    return found;
  }

  isExcluded(account: LiveAccount, feature: LiveFeature): boolean {
    return this.#find(account, feature, flag.exclusion).length > 0;
  }

  featuresOf(account: LiveAccount): Iterable<LiveFeature> {
    const features = new Set<LiveFeature>();
    for (let link = account.first; link !== 0; link = this.#records.word(link - 1, wordOf.next))
      features.add(this.#features[this.#records.word(link - 1, wordOf.feature)] as LiveFeature);
    return features;
  }

  isNarrowed(account: LiveAccount): boolean {
    for (let link = account.first; link !== 0; link = this.#records.word(link - 1, wordOf.next))
      if (this.#records.word(link - 1, wordOf.flags) & flag.narrowed) return true;
    return false;
  }

  nextChangeAfter(account: LiveAccount, now: number): number {
    let earliest = Number.POSITIVE_INFINITY;
    for (let link = account.first; link !== 0; link = this.#records.word(link - 1, wordOf.next)) {
      if ((this.#records.word(link - 1, wordOf.flags) & flag.grant) === 0) continue;
      const { instants } = this.#records.page(link - 1);
      const at = this.#records.instants(link - 1);
      for (const instant of [instants[at + instantOf.starts], instants[at + instantOf.ends]] as number[])
        if (instant > now && instant < earliest) earliest = instant;
    }
    return earliest;
  }

  setExcluded(account: LiveAccount, feature: LiveFeature, excluded: boolean): void {
    const [slot] = this.#find(account, feature, flag.exclusion);
    if (excluded === (slot !== undefined)) return;
    if (slot !== undefined) this.#remove(account, slot);
    else this.#add(account, this.#numbers.get(feature) as number, flag.exclusion);
  }

  /** Puts the grant in place of its earlier state and forgets those of the same feature that have ended by `now`. */
  putGrant(account: LiveAccount, feature: LiveFeature, row: GrantRow, now: number): void {
    writeUuid(row.id, wanted, 0);
    let own: number | undefined;
    for (const slot of this.#find(account, feature, flag.grant)) {
      const { words, instants } = this.#records.page(slot);
      if (isWanted(words, this.#records.words(slot) + wordOf.id)) own = slot;
      else if ((instants[this.#records.instants(slot) + instantOf.ends] as number) <= now)
        this.#remove(account, slot);
    }
    if (row.endsAt > now) {
      own ??= this.#add(account, this.#numbers.get(feature) as number, flag.grant);
      this.#write(own, row);
    } else if (own !== undefined) this.#remove(account, own);
  }

  /**
   * Forgets grants that had ended by `until`, in milliseconds, among the next `most` records; called again and again it
   * comes round to all of them.
   */
  sweep(until: number, most: number, accounts: readonly LiveAccount[]): void {
    for (let left = Math.min(most, this.#records.used); left > 0; left--) {
      this.#swept = (this.#swept + 1) % this.#records.used;
      const slot = this.#swept;
      if ((this.#records.word(slot, wordOf.flags) & flag.grant) === 0) continue;
      const { instants } = this.#records.page(slot);
      if ((instants[this.#records.instants(slot) + instantOf.ends] as number) > until) continue;
      const account = accounts[this.#records.word(slot, wordOf.account)];
      if (account) this.#remove(account, slot);
    }
  }

  isActivated(slot: number, serial: number): boolean {
    const { words } = this.#records.page(slot);
    const at = this.#records.words(slot);
    return (
      words[at + wordOf.serial] === serial && ((words[at + wordOf.flags] as number) & flag.activated) !== 0
    );
  }

  setActivated(slot: number, serial: number, activated: boolean): void {
    if (this.#records.word(slot, wordOf.serial) !== serial) return;
    const flags = this.#records.word(slot, wordOf.flags);
    this.#records.setWord(slot, wordOf.flags, activated ? flags | flag.activated : flags & ~flag.activated);
  }

  freeze(): readonly Page[] {
    return this.#records.freeze();
  }

  thaw(pages: readonly Page[]): void {
    this.#records.thaw(pages);
  }

  /**
   * Takes over the records of a page that another process wrote, but for grants that have ended by `now`. Throws when
   * a record names what is not known.
   */
  restore(
    page: Page,
    contactsOf: (place: number) => readonly string[],
    now: number,
    accounts: readonly LiveAccount[],
  ): void {
    const { words, instants } = page;
    for (let place = 0; place < slotsPerPage; place++) {
      const at = place << 4;
      const flags = words[at + wordOf.flags] as number;
      if (flags === 0) continue;
      const isGrant = (flags & flag.grant) !== 0;
      if (isGrant && !((instants[(place << 3) + instantOf.ends] as number) > now)) continue;
      const account = accounts[words[at + wordOf.account] as number];
      const feature = words[at + wordOf.feature] as number;
      if (!account || feature >= this.#features.length) throw new Error('A record belongs to nobody.');
      for (const name of [wordOf.variant, wordOf.round])
        if (isGrant && !this.names.has(words[at + name] as number)) throw new Error('A record lacks a name.');
      const slot = this.#add(account, feature, flags & ~flag.activated);
      const own = this.#records.changing(slot);
      const begin = this.#records.words(slot);
      own.words.set(words.subarray(at, at + wordOf.feature), begin);
      own.words[begin + wordOf.variant] = words[at + wordOf.variant] as number;
      own.words[begin + wordOf.round] = words[at + wordOf.round] as number;
      if (flags & flag.narrowed) own.contacts.set(slot, contactsOf(place));
    }
  }

  #write(slot: number, row: GrantRow): void {
    const { words, instants, contacts } = this.#records.changing(slot);
    const at = this.#records.words(slot);
    instants[this.#records.instants(slot) + instantOf.starts] = row.startsAt;
    instants[this.#records.instants(slot) + instantOf.ends] = row.endsAt;
    words.set(wanted, at + wordOf.id);
    words[at + wordOf.serial] = this.#records.nextSerial();
    words[at + wordOf.variant] = this.names.numberOf(row.variant);
    words[at + wordOf.round] = this.names.numberOf(roundOf(row));
    const narrowed = row.contactKeys.length > 0;
    const activated = (words[at + wordOf.flags] as number) & flag.activated;
    words[at + wordOf.flags] = flag.grant | activated | (narrowed ? flag.narrowed : 0);
    if (narrowed) contacts.set(slot, row.contactKeys);
    else contacts.delete(slot);
  }

  #add(account: LiveAccount, feature: number, flags: number): number {
    const slot = this.#records.take();
    const { words } = this.#records.changing(slot);
    const at = this.#records.words(slot);
    words[at + wordOf.feature] = feature;
    words[at + wordOf.account] = account.number;
    words[at + wordOf.next] = account.first;
    words[at + wordOf.serial] = this.#records.nextSerial();
    words[at + wordOf.flags] = flags;
    account.first = slot + 1;
    if (flags & flag.exclusion) account.exclusions++;
    else this.#grants++;
    this.#index.add(slot);
    return slot;
  }

  #remove(account: LiveAccount, slot: number): void {
    if (this.#records.word(slot, wordOf.flags) & flag.exclusion) account.exclusions--;
    else this.#grants--;
    this.#index.remove(slot);
    const after = this.#records.word(slot, wordOf.next);
    if (account.first === slot + 1) account.first = after;
    else {
      let link = account.first;
      while (this.#records.word(link - 1, wordOf.next) !== slot + 1)
        link = this.#records.word(link - 1, wordOf.next);
      this.#records.setWord(link - 1, wordOf.next, after);
    }
    this.#records.release(slot);
  }

  #find(account: LiveAccount, feature: LiveFeature, kind: number): number[] {
    const number = this.#numbers.get(feature);
    const found: number[] = [];
    if (number === undefined) return found;
    let link = this.#index.first(account.number, number);
    while (link !== 0) {
      const slot = link - 1;
      const { words } = this.#records.page(slot);
      const at = this.#records.words(slot);
      link = words[at + wordOf.nextInBucket] as number;
      const isOfPair = words[at + wordOf.account] === account.number && words[at + wordOf.feature] === number;
      if (isOfPair && (words[at + wordOf.flags] as number) & kind) found.push(slot);
    }
    return found;
  }

  #view(slot: number): LiveGrant {
    const { words, instants, contacts } = this.#records.page(slot);
    const at = this.#records.words(slot);
    const serial = words[at + wordOf.serial] as number;
    const known = this.#views[slot & viewMask];
    if (known?.isOf(slot, serial)) return known;
    const instant = this.#records.instants(slot);
    const facts = {
      id: readUuid(words, at + wordOf.id),
      variant: this.names.at(words[at + wordOf.variant] as number),
      round: this.names.at(words[at + wordOf.round] as number) || undefined,
      contactKeys: contacts.get(slot) ?? everybody,
      startsMs: instants[instant + instantOf.starts] as number,
      endsMs: instants[instant + instantOf.ends] as number,
    };
    const grant = new LiveGrant(facts, this, slot, serial);
    this.#views[slot & viewMask] = grant;
    return grant;
  }
}

function isWanted(words: Uint32Array, at: number): boolean {
  return (
    words[at] === wanted[0] &&
    words[at + 1] === wanted[1] &&
    words[at + 2] === wanted[2] &&
    words[at + 3] === wanted[3]
  );
}

function inOrder(a: LiveGrant, b: LiveGrant): number {
  return a.startsMs - b.startsMs || (a.id < b.id ? -1 : 1);
}

function roundOf({ roundKind, roundNumber }: GrantRow): string {
  return roundKind && roundNumber ? roundName({ kind: roundKind, number: roundNumber }) : '';
}
