import { runUntilStopped } from '#scripts/run-until-stopped.ts';

await runUntilStopped('development', ({ url }) =>
  console.log(`\nLatchkey reloads as you edit: ${url}\nCtrl-C stops everything.`),
);
