import { randomUUID } from 'node:crypto';
import { type Browser, expect, type Page } from '@playwright/test';
import { demo, signedIn } from '#tests/support/browser.ts';

export type Cast = Readonly<Record<'sales' | 'lead' | 'engineer' | 'pm' | 'admin', Page>>;

/** One signed-in browser for each of them. */
export async function cast<Role extends keyof Cast>(browser: Browser, like: Page, ...roles: Role[]) {
  const pages: Page[] = [];
  for (const role of roles) pages.push(await signedIn(browser, `${role}@latchkey.test`, like));
  return Object.fromEntries(roles.map((role, place) => [role, pages[place]])) as Pick<Cast, Role>;
}

/** A change as the pages send it, by whoever is signed in there: what a test needs before its own story begins. */
export async function change<Answer>(by: Page, procedure: string, input: object): Promise<Answer> {
  const answer = await by.request.post(`/api/trpc/${procedure}`, {
    headers: { origin: demo().url },
    data: { json: { commandId: randomUUID(), input } },
  });
  const body = (await answer.json()) as { result?: { data: { json: Answer } } };
  expect(body.result, `${procedure}: ${JSON.stringify(body)}`).toBeDefined();
  return body.result?.data.json as Answer;
}

async function read<Answer>(by: Page, procedure: string, input: object): Promise<Answer> {
  const asked = encodeURIComponent(JSON.stringify({ json: input }));
  const answer = await by.request.get(`/api/trpc/${procedure}?input=${asked}`);
  const body = (await answer.json()) as { result: { data: { json: Answer } } };
  return body.result.data.json;
}

interface Makers {
  readonly pms: readonly { readonly id: string; readonly name: string }[];
  readonly engineers: readonly { readonly id: string; readonly name: string }[];
}

export interface MadeFeature {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

const keyOf = (name: string) => name.toLowerCase().replaceAll(' ', '-');

export async function makeFeature(engineer: Page, name: string): Promise<MadeFeature> {
  const { pms, engineers } = await read<Makers>(engineer, 'people.makers', {});
  const who = (people: Makers['pms'], called: string) => people.find((one) => one.name === called)?.id;
  const key = keyOf(name);
  const { featureId } = await change<{ featureId: string }>(engineer, 'features.create', {
    ...{ key, name, summary: 'It helps.' },
    ...{ pmId: who(pms, 'Product manager'), engineerId: who(engineers, 'Engineer') },
  });
  return { id: featureId, key, name };
}

interface RoundWish {
  readonly kind: 'alpha' | 'beta';
  readonly seats: number;
  readonly rules?: readonly object[];
  /** Left out, it does. */
  readonly opensWhenReady?: false;
}

/** Planned by the product manager and marked ready by the engineer, which opens it unless the wish says otherwise. */
export async function openRound(
  { pm, engineer }: Pick<Cast, 'pm' | 'engineer'>,
  feature: MadeFeature,
  wish: RoundWish,
) {
  const { roundId } = await change<{ roundId: string }>(pm, 'rounds.plan', {
    ...{ featureId: feature.id, defaultDays: 14, maxDays: 60, opensWhenReady: true },
    ...(wish.kind === 'beta' && { skipReason: 'Proven inside for a year.' }),
    ...wish,
  });
  await change(engineer, 'rounds.markReady', { roundId });
  return roundId;
}

/** Of the seller who is signed in. */
export async function makeAccount(sales: Page, name: string) {
  const sellers = await read<readonly { id: string; name: string }[]>(sales, 'people.sellers', {});
  const ownerId = sellers.find((one) => one.name === 'Sales')?.id;
  const plain = { ownerId, tier: 'Business', type: 'customer', arr: 40_000, region: 'EU' };
  const { accountId } = await change<{ accountId: string }>(sales, 'accounts.create', {
    ...{ key: keyOf(name), name },
    ...plain,
  });
  return { id: accountId, key: keyOf(name), name };
}

export type MadeAccount = Awaited<ReturnType<typeof makeAccount>>;

export async function unlockFor(sales: Page, feature: MadeFeature, account: MadeAccount): Promise<string> {
  const pair = { featureId: feature.id, accountId: account.id };
  const { grantId } = await change<{ grantId: string }>(sales, 'grants.unlock', {
    ...pair,
    ...{ days: 14, reason: 'They asked on the call.' },
  });
  return grantId;
}
