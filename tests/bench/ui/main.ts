import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { printTable, tableOfFigures } from '#tests/bench/figures.ts';
import { benchAnswers } from './answers.ts';
import { openApp } from './app.ts';
import { benchBundles } from './bundles.ts';
import { openChromium } from './chromium-page.ts';
import { benchInteractions } from './interactions.ts';
import { benchLighthouse } from './lighthouse.ts';
import { placesOf, unlockable } from './places.ts';

/**
 * `npm run bench:ui -- lighthouse answers` measures those only. `--data-dir` names a folder that `npm run seed:large`
 * filled; `--slower` how many times slower a phone is than this machine; `--write` a file for the table.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'data-dir': { type: 'string' },
    slower: { type: 'string', default: '4' },
    write: { type: 'string' },
  },
});

const app = await openApp(values['data-dir']);
const chromium = await openChromium();
try {
  const places = await placesOf(app.sql);
  const parts: Record<string, () => Promise<void> | void> = {
    bundles: benchBundles,
    lighthouse: () => benchLighthouse(app, chromium.port, places),
    interactions: async () => {
      const [pair] = await unlockable(app.sql, 1);
      if (!pair)
        throw new Error('The seller of the demo can unlock nothing any more: begin with fresh data.');
      await benchInteractions(app, chromium.browser, pair, Number(values.slower));
    },
    // Last, because it unlocks what the others would.
    answers: () => benchAnswers(app),
  };
  const unknown = positionals.filter((name) => !(name in parts));
  if (unknown.length > 0)
    throw new Error(`There is no part ${unknown.join(', ')}. Choose from ${Object.keys(parts).join(', ')}.`);
  for (const [name, bench] of Object.entries(parts)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    console.log(name);
    await bench();
  }
  printTable();
  if (values.write) writeFileSync(values.write, `# How fast the screens are\n\n${tableOfFigures()}\n`);
} finally {
  await chromium.browser.close();
  await app.close();
}
