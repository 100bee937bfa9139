import { welcomeAddress } from '#scripts/demo-data.ts';
import { runUntilStopped } from '#scripts/run-until-stopped.ts';

await runUntilStopped('development', ({ demo, setupCode }) =>
  console.log(
    `\nLatchkey reloads as you edit: ${setupCode ? welcomeAddress(demo, setupCode) : demo.url}\nCtrl-C stops everything.`,
  ),
);
