import { OFREPWebProvider, type OFREPWebProviderOptions } from '@openfeature/ofrep-web-provider';
import { type Client, ErrorCode, OpenFeature, type Provider, ProviderEvents } from '@openfeature/web-sdk';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { type MadeKey, type OfrepHouse, openOfrepHouse, pageOrigin } from '#tests/support/ofrep-house.ts';
import { proveAccount } from '#tests/support/ofrep-proof.ts';

const second = { timeout: 5_000, interval: 10 };

interface Page {
  readonly app: Client;
  /** Of every answer so far, in order. */
  readonly statuses: number[];
  /** `If-None-Match` of every request so far. */
  readonly known: (string | null)[];
  /** The flags that each ConfigurationChanged named. */
  readonly changes: (readonly string[])[];
  readonly setContext: (context: Record<string, string>) => Promise<void>;
}

let ofrep: OfrepHouse;
let browser: MadeKey;
let grantId: string;
let made = 0;

beforeAll(async () => {
  ofrep = await openOfrepHouse();
  grantId = await ofrep.unlock(await ofrep.offer('granted'), await ofrep.account('acme'));
  await ofrep.offer('other', { valueType: 'string', variants: { on: 'b', off: '' } });
  await ofrep.account('globex');
  browser = await ofrep.newKey({ kind: 'client', origins: [pageOrigin], proofRequired: false });
});
afterEach(() => OpenFeature.clearProviders());

/** A page of `pageOrigin` that asks again every 40 ms. */
async function openPage(
  key: string,
  context: Record<string, string>,
  options: Partial<OFREPWebProviderOptions> = {},
): Promise<Page> {
  const domain = `page-${++made}`;
  const statuses: number[] = [];
  const known: (string | null)[] = [];
  const changes: (readonly string[])[] = [];
  const provider = new OFREPWebProvider({
    baseUrl: ofrep.server.url,
    headers: [['Authorization', `Bearer ${key}`]],
    cacheMode: 'disabled',
    pollInterval: 40,
    fetchImplementation: async (input, init) => {
      const request = new Request(input, init);
      known.push(request.headers.get('if-none-match'));
      const headers = new Headers(request.headers);
      headers.set('origin', pageOrigin);
      const answer = await fetch(new Request(request, { headers }));
      statuses.push(answer.status);
      return answer;
    },
    ...options,
  });
  const app = OpenFeature.getClient(domain);
  app.addHandler(ProviderEvents.ConfigurationChanged, (event) => {
    changes.push([...(event?.flagsChanged ?? [])].toSorted());
  });
  await OpenFeature.setContext(domain, context);
  await OpenFeature.setProviderAndWait(domain, provider as Provider);
  return { app, statuses, known, changes, setContext: (next) => OpenFeature.setContext(domain, next) };
}

async function setGrant(changes: { variant?: string; contacts?: string[]; ends?: string }): Promise<void> {
  const { variant = 'on', contacts = [], ends = '30 days' } = changes;
  await ofrep.house.sql`
    update grants set variant = ${variant}, contact_keys = ${contacts}, expires_at = now() + ${ends}::interval
    where id = ${grantId}`;
  await ofrep.settled();
}

test('all types of value come with variant, reason and metadata', async () => {
  const { app } = await openPage(browser.key, { targetingKey: 'acme' });
  expect(app.getBooleanDetails('granted', false)).toMatchObject({
    value: true,
    variant: 'on',
    reason: 'TARGETING_MATCH',
    flagMetadata: {},
  });
  expect(app.getStringDetails('other', 'default')).toMatchObject({
    value: '',
    variant: 'off',
    reason: 'DEFAULT',
  });
  expect(app.getNumberDetails('other', 7)).toMatchObject({ value: 7, errorCode: ErrorCode.TYPE_MISMATCH });
  expect(app.getBooleanDetails('unknown', true)).toMatchObject({
    value: true,
    errorCode: ErrorCode.FLAG_NOT_FOUND,
  });
});

test('unchanged answers are 304 and silent; a change is told exactly once', async () => {
  const page = await openPage(browser.key, { targetingKey: 'acme' });
  await expect.poll(() => page.statuses.length, second).toBeGreaterThan(8);
  expect([page.statuses[0], ...new Set(page.statuses.slice(1))]).toEqual([200, 304]);
  expect(page.changes).toEqual([]);
  await setGrant({ variant: 'off' });
  await expect.poll(() => page.app.getBooleanValue('granted', true), second).toBe(false);
  const asked = page.statuses.length;
  await expect.poll(() => page.statuses.length, second).toBeGreaterThan(asked + 5);
  expect(page.changes).toEqual([['granted']]);
  expect(page.statuses.filter((status) => status === 200)).toHaveLength(2);
  await setGrant({});
  await expect.poll(() => page.changes, second).toEqual([['granted'], ['granted']]);
});

test('a grant that ends by time alone is told exactly once', async () => {
  await setGrant({ ends: '900 milliseconds' });
  const page = await openPage(browser.key, { targetingKey: 'acme' });
  expect(page.app.getBooleanValue('granted', false)).toBe(true);
  await expect.poll(() => page.app.getBooleanValue('granted', true), second).toBe(false);
  const asked = page.statuses.length;
  await expect.poll(() => page.statuses.length, second).toBeGreaterThan(asked + 5);
  expect(page.changes).toEqual([['granted']]);
  await setGrant({});
});

test('another account, and another person of the same account, get their own answers at once', async () => {
  await setGrant({ contacts: ['ada@acme.test'] });
  const page = await openPage(browser.key, { targetingKey: 'acme', contact: 'ada@acme.test' });
  const sees = () => page.app.getBooleanValue('granted', false);
  expect(sees()).toBe(true);
  await page.setContext({ targetingKey: 'acme', contact: 'bob@acme.test' });
  expect(sees()).toBe(false);
  await page.setContext({ targetingKey: 'acme', contact: 'ada@acme.test', colour: 'blue' });
  expect(sees()).toBe(true);
  await page.setContext({ targetingKey: 'globex' });
  expect(sees()).toBe(false);
  await setGrant({});
});

test('a key or an origin that is refused stops the page at once, and says why', async () => {
  const elsewhere = await ofrep.newKey({
    kind: 'client',
    origins: ['https://elsewhere.example'],
    proofRequired: false,
  });
  for (const [key, status] of [
    ['nonsense', 401],
    [elsewhere.key, 403],
  ] as const) {
    const opening = openPage(key, { targetingKey: 'acme' });
    const refused = await opening.then(
      () => undefined,
      (error: { code?: string; cause?: { response?: Response } }) => error,
    );
    expect(refused?.code).toBe(ErrorCode.PROVIDER_FATAL);
    expect(refused?.cause?.response?.status).toBe(status);
    expect(await refused?.cause?.response?.json()).toMatchObject({
      errorDetails: expect.stringContaining('key'),
    });
  }
  await expect(openPage(browser.key, {})).rejects.toThrow();
});

test('over its quota a page waits for the whole seconds it was told, then goes on', async () => {
  const slow = await ofrep.newKey({
    kind: 'client',
    origins: [pageOrigin],
    proofRequired: false,
    bulkPerSecond: 1,
  });
  const page = await openPage(slow.key, { targetingKey: 'acme' });
  const after429 = () => page.statuses.slice(page.statuses.indexOf(429) + 1);
  await expect.poll(() => page.statuses, second).toContain(429);
  const limited = Date.now();
  await expect.poll(() => after429().length, { ...second, timeout: 10_000 }).toBeGreaterThan(0);
  expect(Date.now() - limited).toBeGreaterThan(500);
  expect(after429()[0]).toBe(304);
  expect(page.changes).toEqual([]);
});

test('a page with an account token sees that account and no other', async () => {
  const strict = await ofrep.newKey({ kind: 'client', origins: [pageOrigin] });
  const token = await proveAccount(String(strict.proofKey), 'acme');
  const headersFactory = async (): Promise<[string, string][]> => [['X-Latchkey-Context', token]];
  const page = await openPage(strict.key, { targetingKey: 'acme' }, { headersFactory });
  expect(page.app.getBooleanValue('granted', false)).toBe(true);
  await expect(openPage(strict.key, { targetingKey: 'globex' }, { headersFactory })).rejects.toThrow();
  await expect(openPage(strict.key, { targetingKey: 'acme' })).rejects.toMatchObject({
    code: ErrorCode.PROVIDER_FATAL,
  });
});
