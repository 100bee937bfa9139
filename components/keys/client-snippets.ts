import { quoted } from '#components/features/snippets.ts';

interface BrowserSnippet {
  readonly origin: string;
  readonly key: string;
  readonly proven: boolean;
}

/** npm install @openfeature/web-sdk @openfeature/ofrep-web-provider; `account` is whoever is signed in. */
export function browserSnippet({ origin, key, proven }: BrowserSnippet): string {
  const fetched = `
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
  const headers = proven
    ? `headersFactory: async () => [
    ['Authorization', ${quoted(`Bearer ${key}`)}],
    ['X-Latchkey-Context', await latchkeyToken()],
  ],`
    : `headers: [['Authorization', ${quoted(`Bearer ${key}`)}]],`;
  return `import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';
import { OpenFeature } from '@openfeature/web-sdk';
${proven ? fetched : ''}
const provider = new OFREPWebProvider({
  baseUrl: ${quoted(origin)},
  ${headers}
});
await OpenFeature.setContext({ targetingKey: account.key });
await OpenFeature.setProviderAndWait(provider);

const on = OpenFeature.getClient().getBooleanValue('your-feature', false);`;
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
