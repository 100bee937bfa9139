import type { LiveAccount } from '#server/evaluation/snapshot/live-account.ts';
import type { LiveFeature } from '#server/evaluation/snapshot/live-feature.ts';
import { type Answer, answerFor } from './answer.ts';
import { type BulkAnswer, BulkMemory } from './bulk-memory.ts';
import { digestOf, Fingerprint } from './fingerprint.ts';

export interface SpecialAnswer extends Answer {
  readonly feature: LiveFeature;
}

const beginning = '{"flags":[';
const ending = '],"metadata":{}}';
const epoch = new Date(0);

/**
 * What one environment answers an account without grants and exclusions, for all features in the order of their keys,
 * joined once. A bulk answer copies the stretches between the account's own answers instead of judging every feature.
 */
export class Catalogue {
  readonly features: readonly LiveFeature[];
  readonly answers: readonly Answer[];
  readonly #environmentKey: string;
  readonly #joined: Buffer;
  /** Where each feature's answer begins in the joined bytes, and one more for the end. */
  readonly #starts: readonly number[];
  readonly #digests: readonly string[];
  readonly #fingerprint = new Fingerprint();
  readonly #memory = new BulkMemory();

  constructor(features: readonly LiveFeature[], environmentKey: string) {
    this.features = features;
    this.#environmentKey = environmentKey;
    this.answers = features.map((feature) => answerFor(feature, environmentKey, undefined, undefined, epoch));
    const starts = [beginning.length];
    for (const { text } of this.answers) starts.push((starts.at(-1) ?? 0) + text.length + 1);
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
    const answer = { special, etag: this.#etagWith(special), size: this.#sizeWith(special) };
    if (account) this.#memory.remember(account, contactKey, now, answer);
    return answer;
  }

  /** Writes the body of a bulk answer to the beginning of `target`. */
  writeWith(special: readonly SpecialAnswer[], target: Buffer): void {
    let end = 0;
    let from = 0;
    for (const { feature, text } of special) {
      end += this.#joined.copy(target, end, from, this.#starts[feature.place]);
      end += target.write(text, end, 'latin1');
      from = (this.#starts[feature.place + 1] ?? 0) - 1;
    }
    this.#joined.copy(target, end, from);
  }

  /** The account's own answers, in the order of the features. */
  #judge(account: LiveAccount, contactKey: string | undefined, now: Date): SpecialAnswer[] {
    const special: SpecialAnswer[] = [];
    for (const feature of account.specialFeatures()) {
      const { text, variant, on, grant } = answerFor(feature, this.#environmentKey, account, contactKey, now);
      if (text !== this.answers[feature.place]?.text) special.push({ text, variant, on, grant, feature });
    }
    return special.sort((a, b) => a.feature.place - b.feature.place);
  }

  /** The same for equal bodies and different for different ones, without reading the body. */
  #etagWith(special: readonly SpecialAnswer[]): string {
    const fingerprint = this.#fingerprint.copy();
    for (const { feature, text } of special) {
      fingerprint.toggle(this.#digests[feature.place] ?? '');
      fingerprint.toggle(digestOf(text));
    }
    return `"${fingerprint.toString()}"`;
  }

  #sizeWith(special: readonly SpecialAnswer[]): number {
    let size = this.#joined.length;
    for (const { feature, text } of special)
      size += text.length - (this.answers[feature.place]?.text.length ?? 0);
    return size;
  }
}
