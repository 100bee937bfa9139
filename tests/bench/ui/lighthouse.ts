import lighthouse from 'lighthouse';
import { ms, tell } from '#tests/bench/figures.ts';
import type { App } from './app.ts';
import type { Place } from './places.ts';

const goals = { performance: 90, accessibility: 100, 'best-practices': 95, lcpMs: 2_000, cls: 0.05 };
const categories = ['performance', 'accessibility', 'best-practices'] as const;

/**
 * Lighthouse as a phone on a slow line that is really slow (`devtools`). Its usual way, an estimate from a load without
 * brakes, takes every script that came before the largest paint for one that the paint waits for; it stands beside it.
 */
export async function benchLighthouse(app: App, port: number, places: readonly Place[]): Promise<void> {
  for (const { name, path, by } of places) {
    const headers = by ? { Cookie: await app.cookieOf(by) } : {};
    await audit(name, `${app.url}${path}`, port, headers).catch((error: Error) =>
      tell({ measure: `${name}: Lighthouse`, goal: 'an answer', value: error.message, reached: false }),
    );
  }
}

async function audit(
  name: string,
  url: string,
  port: number,
  extraHeaders: Record<string, string>,
): Promise<void> {
  const flags = { port, extraHeaders, logLevel: 'error' } as const;
  const run = await lighthouse(url, {
    ...flags,
    onlyCategories: [...categories],
    throttlingMethod: 'devtools',
  });
  if (!run || run.lhr.runtimeError) throw new Error(run?.lhr.runtimeError?.code ?? 'It said nothing.');
  const { lhr } = run;
  for (const category of categories) {
    const score = Math.round((lhr.categories[category]?.score ?? 0) * 100);
    const goal = goals[category];
    tell({
      measure: `${name}: ${category}`,
      goal: `≥ ${goal}`,
      value: String(score),
      reached: score >= goal,
    });
  }
  const lcp = lhr.audits['largest-contentful-paint']?.numericValue ?? Number.NaN;
  const cls = lhr.audits['cumulative-layout-shift']?.numericValue ?? Number.NaN;
  tell({
    measure: `${name}: largest paint`,
    goal: `≤ ${ms(goals.lcpMs)}`,
    value: ms(lcp),
    reached: lcp <= goals.lcpMs,
  });
  const estimated = (await lighthouse(url, { ...flags, onlyAudits: ['largest-contentful-paint'] }))?.lhr;
  const estimatedMs = estimated?.audits['largest-contentful-paint']?.numericValue ?? Number.NaN;
  tell({
    measure: `${name}: largest paint as estimated`,
    goal: `≤ ${ms(goals.lcpMs)}`,
    value: ms(estimatedMs),
    reached: estimatedMs <= goals.lcpMs,
  });
  tell({
    measure: `${name}: layout shift`,
    goal: `≤ ${goals.cls}`,
    value: cls.toFixed(3),
    reached: cls <= goals.cls,
  });
}
