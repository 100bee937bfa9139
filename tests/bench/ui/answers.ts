import { randomUUID } from 'node:crypto';
import { ms, percentile, tell } from '#tests/bench/figures.ts';
import type { App } from './app.ts';
import { unlockable } from './places.ts';

const times = 60;
const texts = ['a', 'am', 'amber', 'bank', 'acm', 'globex', 'zen', 'harbor sys', 'account-77', 'java'];

/** How long the server takes over what people wait for. */
export async function benchAnswers(app: App): Promise<void> {
  const cookie = await app.cookieOf('sales');
  const read = (procedure: string, input: (turn: number) => object) => async (turn: number) => {
    const asked = encodeURIComponent(JSON.stringify({ json: input(turn) }));
    await answered(fetch(`${app.url}/api/trpc/${procedure}?input=${asked}`, { headers: { cookie } }));
  };
  await tellOf(
    'search',
    100,
    times,
    read('search.everything', (turn) => ({ text: texts[turn % texts.length] })),
  );
  await tellOf(
    'list of accounts',
    200,
    times,
    read('accounts.list', () => ({})),
  );
  await tellOf(
    'list of features',
    200,
    times,
    read('features.list', () => ({})),
  );
  await tellOf(
    'timeline',
    200,
    times,
    read('timeline.list', () => ({})),
  );
  const pairs = await unlockable(app.sql, times);
  await tellOf('unlock', 300, pairs.length, async (turn) => {
    const pair = pairs[turn];
    if (!pair) return;
    const { featureId, accountId } = pair;
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
