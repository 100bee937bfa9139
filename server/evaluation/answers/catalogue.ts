import type { LiveAccount } from '#server/evaluation/snapshot/live-account.ts';
import type { LiveFeature } from '#server/evaluation/snapshot/live-feature.ts';
import { type Answer, type Audience, answerFor } from './answer.ts';
import { type BulkAnswer, BulkMemory } from './bulk-memory.ts';
import { digestOf, Fingerprint } from './fingerprint.ts';

export interface SpecialAnswer extends Answer {
  readonly feature: LiveFeature;
  /** Its place in the body. */
  readonly place: number;
}

const beginning = '{"flags":[';
const ending = '],"metadata":{}';
const closing = '}';
const epoch = new Date(0);

/**
 * What one audience is answered for an account without grants and exclusions, for all its features in the order of
 * their keys, joined once. A bulk answer copies the stretches between the account's own answers instead of judging every feature.
 */
export class Catalogue {
  readonly features: readonly LiveFeature[];
  readonly answers: readonly Answer[];
  readonly #audience: Audience;
  /** The place of each feature here by its place among all features; undefined for those that this audience never sees. */
  readonly #places: readonly (number | undefined)[];
  readonly #joined: Buffer;
  /** Where each feature's answer begins in the joined bytes, and one more for the end. */
  readonly #starts: readonly number[];
  readonly #digests: readonly string[];
  readonly #fingerprint = new Fingerprint();
  readonly #memory = new BulkMemory();

  /** @param all every feature, each at its place. */
  constructor(all: readonly LiveFeature[], audience: Audience) {
    const features = audience.kind === 'client' ? all.filter((feature) => feature.visibleToClients) : all;
    const places: (number | undefined)[] = Array.from({ length: all.length });
    features.forEach((feature, place) => {
      places[feature.place] = place;
    });
    this.features = features;
    this.#places = places;
    this.#audience = audience;
    this.answers = features.map((feature) => answerFor(feature, audience, undefined, undefined, epoch));
    const starts = [beginning.length];
    let start = beginning.length;
    for (const { text } of this.answers) {
      start += text.length + 1;
      starts.push(start);
    }
    this.#starts = starts;
    this.#joined = Buffer.from(beginning + this.answers.map(({ text }) => text).join(',') + ending, 'latin1');
    this.#digests = this.answers.map(({ text }) => digestOf(text));
    for (const digest of this.#digests) this.#fingerprint.toggle(digest);
  }

  /** @param now in milliseconds. */
  answerTo(account: LiveAccount | undefined, contactKey: string | undefined, now: number): BulkAnswer {
    const known = account && this.#memory.recall(account, contactKey, now);
    if (known) return known;
    const special = account ? this.#judge(account, contactKey, new Date(now)) : [];
    const answer = { special, fingerprint: this.#fingerprintWith(special), size: this.#sizeWith(special) };
    if (account) this.#memory.remember(account, contactKey, now, answer);
    return answer;
  }

  /** The size of the body of a bulk answer, in bytes. @param more members of the body after the flags, in ASCII. */
  sizeOf(answer: BulkAnswer, more: string): number {
    return answer.size + more.length + closing.length;
  }

  /** Writes that body to the beginning of `target`. */
  writeWith(special: readonly SpecialAnswer[], more: string, target: Buffer): void {
    let end = 0;
    let from = 0;
    for (const { place, text } of special) {
      end += this.#joined.copy(target, end, from, this.#starts[place]);
      end += target.write(text, end, 'latin1');
      from = (this.#starts[place + 1] ?? 0) - 1;
    }
    end += this.#joined.copy(target, end, from);
    target.write(more + closing, end, 'latin1');
  }

  /** The account's own answers, in the order of the features. */
  #judge(account: LiveAccount, contactKey: string | undefined, now: Date): SpecialAnswer[] {
    const special: SpecialAnswer[] = [];
    for (const feature of account.specialFeatures()) {
      const place = this.#places[feature.place];
      if (place === undefined) continue;
      const { text, variant, on, grant } = answerFor(feature, this.#audience, account, contactKey, now);
      if (text !== this.answers[place]?.text) special.push({ text, variant, on, grant, feature, place });
    }
    return special.sort((a, b) => a.place - b.place);
  }

  /** The same for equal bodies and different for different ones, without reading the body. */
  #fingerprintWith(special: readonly SpecialAnswer[]): string {
    const fingerprint = this.#fingerprint.copy();
    for (const { place, text } of special) {
      fingerprint.toggle(this.#digests[place] ?? '');
      fingerprint.toggle(digestOf(text));
    }
    return fingerprint.toString();
  }

  #sizeWith(special: readonly SpecialAnswer[]): number {
    let size = this.#joined.length;
    for (const { place, text } of special) size += text.length - (this.answers[place]?.text.length ?? 0);
    return size;
  }
}
