import type { ValueType, VariantValue } from '#domain/evaluation.ts';

export interface SnippetFeature {
  readonly key: string;
  readonly valueType: ValueType;
  readonly variants: Readonly<Record<string, VariantValue>>;
  readonly offVariant: string;
}

/** What a snippet asks; the default in it is what the app gets while the feature is off. */
export interface SnippetAsk {
  readonly origin: string;
  readonly feature: SnippetFeature;
  readonly accountKey: string;
  /** What is known of the key that the app will bring, "lk_srv_production_ab12…": never its secret. */
  readonly keyBegins?: string | undefined;
}

/** Stands in the snippets that are not about one feature. */
export const exampleFeature: SnippetFeature = {
  key: 'your-feature',
  valueType: 'boolean',
  variants: { on: true, off: false },
  offVariant: 'off',
};

/** A line of its own at the top that says which key is meant. */
export function keyNote(mark: string, keyBegins: string | undefined): string {
  return keyBegins ? `${mark} LATCHKEY_KEY holds ${keyBegins}\n` : '';
}

export function offValue({ variants, offVariant }: SnippetFeature): VariantValue | undefined {
  return variants[offVariant];
}

/** A text in the quotes of JavaScript. */
export function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A value as JavaScript writes it. */
export function literal(value: VariantValue | undefined): string {
  if (value === undefined) return 'undefined';
  return typeof value === 'string' ? quoted(value) : JSON.stringify(value);
}
