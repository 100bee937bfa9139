import type {
  EvaluatedFeature,
  EvaluationCause,
  EvaluationReason,
  Serving,
  VariantValue,
} from '#domain/evaluation.ts';
import { inAscii } from '#server/evaluation/answers/in-ascii.ts';
import type { FeatureRow } from './rows.ts';

interface ConstantAnswer {
  readonly variant: string;
  readonly reason: EvaluationReason;
  readonly cause: EvaluationCause;
}

/**
 * A feature in memory. The object stays the same while what it says changes, because accounts refer to it.
 * The parts of its answers that do not depend on who asks are written as JSON once.
 */
export class LiveFeature {
  readonly key: string;
  /** Its place among all features in the order of their keys. */
  place = 0;
  #row: FeatureRow;
  #servings = new Map<string, EvaluatedFeature>();
  #texts = new Map<string, string>();
  #openings = new Map<string, string>();

  constructor(row: FeatureRow) {
    this.key = row.key;
    this.#row = row;
  }

  change(row: FeatureRow): void {
    this.#row = row;
    this.#texts.clear();
    this.#openings.clear();
    for (const [environmentKey, { serving }] of this.#servings) this.setServing(environmentKey, serving);
  }

  setServing(environmentKey: string, serving: Serving): void {
    const { onVariant, offVariant } = this.#row;
    this.#servings.set(environmentKey, { serving, onVariant, offVariant });
  }

  /** An environment that the feature does not know yet gets nothing of it. */
  in(environmentKey: string): EvaluatedFeature {
    const known = this.#servings.get(environmentKey);
    if (known) return known;
    this.setServing(environmentKey, 'nobody');
    return this.in(environmentKey);
  }

  get visibleToClients(): boolean {
    return this.#row.visibleToClients;
  }

  /** The whole answer as JSON for a browser: value, variant and reason, and nothing of the pipeline behind them. */
  textForClients(variant: string, reason: EvaluationReason): string {
    const name = `client ${variant} ${reason}`;
    let text = this.#texts.get(name);
    if (text === undefined) {
      const value = this.#valueOf(variant);
      text = inAscii(JSON.stringify({ key: this.key, value, variant, reason, metadata: {} }));
      this.#texts.set(name, text);
    }
    return text;
  }

  /** The whole answer as JSON, for answers without a grant. */
  textFor({ variant, reason, cause }: ConstantAnswer): string {
    let text = this.#texts.get(cause);
    if (text === undefined) {
      text = `${this.#opening(variant, reason, cause)}}}`;
      this.#texts.set(cause, text);
    }
    return text;
  }

  /** The answer as JSON up to the metadata that tells of the grant. */
  openingFor(variant: string, reason: EvaluationReason): string {
    let text = this.#openings.get(variant);
    if (text === undefined) {
      text = this.#opening(variant, reason, 'grant');
      this.#openings.set(variant, text);
    }
    return text;
  }

  #opening(variant: string, reason: EvaluationReason, cause: EvaluationCause): string {
    const { key, stage } = this.#row;
    const value = this.#valueOf(variant);
    const open = JSON.stringify({ key, value, variant, reason, metadata: { cause, stage } });
    return inAscii(open.slice(0, -2));
  }

  #valueOf(variant: string): VariantValue | null {
    const { variants } = this.#row;
    return Object.hasOwn(variants, variant) ? (variants[variant] ?? null) : null;
  }
}
