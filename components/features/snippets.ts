import type { ValueType, VariantValue } from '#domain/evaluation.ts';

export interface SnippetFeature {
  readonly key: string;
  readonly valueType: ValueType;
  readonly variants: Readonly<Record<string, VariantValue>>;
  readonly offVariant: string;
}

const getters: Record<ValueType, string> = {
  boolean: 'getBooleanValue',
  string: 'getStringValue',
  number: 'getNumberValue',
  object: 'getObjectValue',
};

/** npm install @openfeature/server-sdk @openfeature/ofrep-provider; the default is what the app gets while it is off. */
export function nodeSnippet(origin: string, feature: SnippetFeature): string {
  const name = feature.valueType === 'boolean' ? 'on' : 'value';
  return `import { OFREPProvider } from '@openfeature/ofrep-provider';
import { OpenFeature } from '@openfeature/server-sdk';

const provider = new OFREPProvider({
  baseUrl: ${quoted(origin)},
  headers: [['Authorization', \`Bearer \${process.env.LATCHKEY_KEY}\`]],
});
await OpenFeature.setProviderAndWait(provider);

const client = OpenFeature.getClient();
const ${name} = await client.${getters[feature.valueType]}(
  ${quoted(feature.key)},
  ${literal(feature.variants[feature.offVariant])},
  { targetingKey: account.key },
);`;
}

interface CurlOptions {
  /** Left out, it asks for everything that the account can be told. */
  readonly featureKey?: string;
  readonly accountKey?: string;
  readonly apiKey?: string;
}

export function curlSnippet(
  origin: string,
  { featureKey, accountKey = 'acme', apiKey = '<your server key>' }: CurlOptions,
): string {
  return `curl -X POST ${origin}/ofrep/v1/evaluate/flags${featureKey ? `/${featureKey}` : ''} \\
  -H 'Authorization: Bearer ${apiKey}' \\
  -H 'Content-Type: application/json' \\
  -d '{"context":{"targetingKey":"${accountKey}"}}'`;
}

function literal(value: VariantValue | undefined): string {
  if (value === undefined) return 'undefined';
  return typeof value === 'string' ? quoted(value) : JSON.stringify(value);
}

export function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
