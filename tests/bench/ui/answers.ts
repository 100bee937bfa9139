import { randomUUID } from 'node:crypto';
import type { Role } from '#domain/permissions.ts';
import { ms, percentile, tell } from '#tests/bench/figures.ts';
import type { App } from './app.ts';
import { type Pair, unlockable } from './places.ts';

const times = 60;
const warmingUp = 3;
const texts = ['a', 'am', 'amber', 'bank', 'acm', 'globex', 'zen', 'harbor sys', 'account-77', 'java'];
const searchMs = 100;
const screenMs = 200;
const unlockMs = 300;

interface Asked {
  readonly name: string;
  readonly by: Role;
  readonly path: string;
  readonly goalMs: number;
  readonly input?: (turn: number) => object;
}

/** What people wait for: the query that their screen stands on. */
function askedOf({ featureKey, accountKey }: Pair): Asked[] {
  const search = { path: 'search.everything', goalMs: searchMs };
  const screen = (name: string, by: Role, path: string, input?: Asked['input']): Asked => ({
    ...{ name, by, path, goalMs: screenMs },
    ...(input && { input }),
  });
  const typed = (turn: number) => ({ text: texts[turn % texts.length] });
  const side = (turn: number) => ({ side: turn % 2 === 0 ? 'you' : 'others' });
  return [
    { name: 'search', by: 'sales', input: typed, ...search },
    { name: 'search of somebody who decides', by: 'pm', input: typed, ...search },
    screen('list of accounts', 'sales', 'accounts.list'),
    screen('list of features', 'sales', 'features.list'),
    screen('account page', 'sales', 'accounts.page', () => ({ key: accountKey })),
    screen('feature page', 'pm', 'features.page', () => ({ key: featureKey })),
    screen('board', 'pm', 'pipeline.board'),
    screen('timeline', 'sales', 'timeline.list'),
    screen('approvals', 'pm', 'requests.waiting', side),
    screen('home of sales', 'sales', 'home.sales'),
    screen('home of a lead', 'sales_lead', 'home.sales'),
    screen('home of a product manager', 'pm', 'home.pm'),
    screen('home of an engineer', 'engineer', 'home.engineer'),
    screen('home of an admin', 'admin', 'home.admin'),
    screen('counts beside the menu', 'pm', 'shell.counts'),
  ];
}

/** How long the server takes over what people wait for. */
export async function benchAnswers(app: App): Promise<void> {
  const pairs = await unlockable(app.sql, times);
  const [pair] = pairs;
  if (!pair) throw new Error('The seller of the demo can unlock nothing any more: begin with fresh data.');
  for (const { name, by, path, goalMs, input = () => ({}) } of askedOf(pair)) {
    const cookie = await app.cookieOf(by);
    const ask = (turn: number) => {
      const asked = encodeURIComponent(JSON.stringify({ json: input(turn) }));
      return answered(fetch(`${app.url}/api/trpc/${path}?input=${asked}`, { headers: { cookie } }));
    };
    for (let turn = 0; turn < warmingUp; turn++) await ask(turn);
    await tellOf(name, goalMs, times, ask);
  }
  const cookie = await app.cookieOf('sales');
  await tellOf('unlock', unlockMs, pairs.length, async (turn) => {
    const wanted = pairs[turn];
    if (!wanted) return;
    const { featureId, accountId } = wanted;
    const input = { featureId, accountId, days: 14, reason: 'They asked on the call.' };
    await answered(
      fetch(`${app.url}/api/trpc/grants.unlock`, {
        method: 'POST',
        headers: { cookie, origin: app.url, 'content-type': 'application/json' },
        body: JSON.stringify({ json: { commandId: randomUUID(), input } }),
      }),
    );
  });
}

async function answered(asked: Promise<Response>): Promise<void> {
  const answer = await asked;
  const body = await answer.text();
  if (!answer.ok) throw new Error(`${answer.url} was answered with ${answer.status}: ${body.slice(0, 200)}`);
}

async function tellOf(
  name: string,
  goalMs: number,
  turns: number,
  ask: (turn: number) => Promise<void>,
): Promise<void> {
  const tookMs: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const started = performance.now();
    await ask(turn);
    tookMs.push(performance.now() - started);
  }
  const [p50, p95] = [percentile(tookMs, 0.5), percentile(tookMs, 0.95)];
  tell({
    measure: `server: ${name}, p95`,
    goal: `≤ ${goalMs} ms`,
    value: `${ms(p95)} (p50 ${ms(p50)})`,
    reached: p95 <= goalMs,
  });
}
