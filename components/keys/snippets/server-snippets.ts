import { keyNote, literal, offValue, quoted, type SnippetAsk } from '#components/keys/snippets/snippet.ts';
import type { ValueType } from '#domain/evaluation.ts';

interface CurlAsk {
  readonly origin: string;
  /** Left out, it asks for everything that the account can be told. */
  readonly featureKey?: string;
  readonly accountKey: string;
  readonly contactKey?: string | undefined;
  /** A key that was just made; else the shell knows it as LATCHKEY_KEY. */
  readonly secret?: string | undefined;
  readonly keyBegins?: string | undefined;
}

/** The body that asks about an account, or about one of its contacts. */
export function contextOf(accountKey: string, contactKey?: string): string {
  const context = contactKey
    ? { targetingKey: contactKey, account: accountKey }
    : { targetingKey: accountKey };
  return JSON.stringify({ context });
}

export function curlSnippet({
  origin,
  featureKey,
  accountKey,
  contactKey,
  secret,
  keyBegins,
}: CurlAsk): string {
  const path = featureKey ? `/${encodeURIComponent(featureKey)}` : '';
  const authorization = secret
    ? `'Authorization: Bearer ${secret}'`
    : '"Authorization: Bearer $LATCHKEY_KEY"';
  return `${keyNote('#', keyBegins)}curl -X POST ${origin}/ofrep/v1/evaluate/flags${path} \\
  -H ${authorization} \\
  -H 'Content-Type: application/json' \\
  -d '${contextOf(accountKey, contactKey).replaceAll("'", "'\\''")}'`;
}

const getters: Record<ValueType, string> = {
  boolean: 'getBooleanValue',
  string: 'getStringValue',
  number: 'getNumberValue',
  object: 'getObjectValue',
};

export function nodeSnippet({ origin, feature, accountKey, keyBegins }: SnippetAsk): string {
  const ask = `${quoted(feature.key)}, ${literal(offValue(feature))}, { targetingKey: ${quoted(accountKey)} }`;
  return `${keyNote('//', keyBegins)}import { OFREPProvider } from '@openfeature/ofrep-provider';
import { OpenFeature } from '@openfeature/server-sdk';

await OpenFeature.setProviderAndWait(
  new OFREPProvider({
    baseUrl: ${quoted(origin)},
    headers: [['Authorization', \`Bearer \${process.env.LATCHKEY_KEY}\`]],
  }),
);
const client = OpenFeature.getClient();
console.log(await client.${getters[feature.valueType]}(${ask}));`;
}
