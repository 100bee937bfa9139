import { literal, offValue, quoted, type SnippetFeature } from '#components/keys/snippets/snippet.ts';
import type { ValueType } from '#domain/evaluation.ts';

interface BrowserAsk {
  readonly origin: string;
  readonly feature: SnippetFeature;
  /** A key that was just made, or what of it is known; everybody can read it in the page. */
  readonly key: string;
  readonly proven: boolean;
}

const getters: Record<ValueType, string> = {
  boolean: 'getBooleanValue',
  string: 'getStringValue',
  number: 'getNumberValue',
  object: 'getObjectValue',
};

const hooks: Record<ValueType, string> = {
  boolean: 'useBooleanFlagValue',
  string: 'useStringFlagValue',
  number: 'useNumberFlagValue',
  object: 'useObjectFlagValue',
};

const fetchedToken = `
// Signed by your backend, fetched again before it runs out.
let token = { text: '', until: 0 };
async function latchkeyToken() {
  if (Date.now() > token.until) {
    const answer = await fetch('/latchkey-token');
    token = { text: await answer.text(), until: Date.now() + 10 * 60_000 };
  }
  return token.text;
}
`;

/** `account` is the one of whoever is signed in. */
export function browserSnippet({ origin, feature, key, proven }: BrowserAsk): string {
  const name = feature.valueType === 'boolean' ? 'on' : 'value';
  return `import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';
import { OpenFeature } from '@openfeature/web-sdk';
${proven ? fetchedToken : ''}
const provider = new OFREPWebProvider({
  baseUrl: ${quoted(origin)},
  ${headersOf(key, proven)}
});
await OpenFeature.setContext({ targetingKey: account.key });
await OpenFeature.setProviderAndWait(provider);

const ${name} = OpenFeature.getClient().${getters[feature.valueType]}(${asked(feature)});`;
}

/** Renders again by itself when the answer changes. */
export function reactSnippet({ origin, feature, key, proven }: BrowserAsk): string {
  const hook = hooks[feature.valueType];
  const [name, shown] =
    feature.valueType === 'boolean' ? ['on', "on ? 'On' : 'Off'"] : ['value', 'String(value)'];
  return `import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';
import { OpenFeature, OpenFeatureProvider, ${hook} } from '@openfeature/react-sdk';
${proven ? fetchedToken : ''}
const provider = new OFREPWebProvider({
  baseUrl: ${quoted(origin)},
  ${headersOf(key, proven)}
});
OpenFeature.setContext({ targetingKey: account.key });
OpenFeature.setProvider(provider);

export function App() {
  return (
    <OpenFeatureProvider suspendUntilReady={false}>
      <Feature />
    </OpenFeatureProvider>
  );
}

function Feature() {
  const ${name} = ${hook}(${asked(feature)});
  return <p>{${shown}}</p>;
}`;
}

function asked(feature: SnippetFeature): string {
  return `${quoted(feature.key)}, ${literal(offValue(feature))}`;
}

function headersOf(key: string, proven: boolean): string {
  return proven
    ? `headersFactory: async () => [
    ['Authorization', ${quoted(`Bearer ${key}`)}],
    ['X-Latchkey-Context', await latchkeyToken()],
  ],`
    : `headers: [['Authorization', ${quoted(`Bearer ${key}`)}]],`;
}

/** npm install jose; what GET /latchkey-token of the app answers with. */
export const proofSnippet = `import { importPKCS8, SignJWT } from 'jose';

const proofKey = await importPKCS8(process.env.LATCHKEY_PROOF_KEY, 'ES256');

// For the account of whoever is signed in: never for one that the browser names.
export function latchkeyToken(account, contact) {
  return new SignJWT({ sub: account, contact })
    .setProtectedHeader({ alg: 'ES256' })
    .setExpirationTime('15m')
    .sign(proofKey);
}`;
