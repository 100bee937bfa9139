import { type DemoFile, welcomeAddress } from '#scripts/demo-data.ts';
import type { Launched } from '#scripts/launch.ts';
import { runUntilStopped } from '#scripts/run-until-stopped.ts';

function greet({ url, users, keys }: DemoFile): void {
  const key = keys.find(({ environment, kind }) => environment === 'production' && kind === 'server')?.key;
  const widths = (['role', 'email'] as const).map((column) =>
    Math.max(...users.map((user) => user[column].length)),
  );
  const rows = users.map(
    ({ role, email, password }) =>
      `  ${role.padEnd(widths[0] ?? 0)}  ${email.padEnd(widths[1] ?? 0)}  ${password}`,
  );
  console.log(`
Latchkey is ready: ${url}

Sign in as:
${rows.join('\n')}

Ask what an app of the customer Acme would ask:
  curl -X POST ${url}/ofrep/v1/evaluate/flags/java-support \\
    -H 'Authorization: Bearer ${key}' \\
    -H 'Content-Type: application/json' \\
    -d '{"context":{"targetingKey":"acme"}}'

Ctrl-C stops everything.`);
}

/** A house without the demo: whoever comes first makes themself its admin. */
function greetFirst({ demo, setupCode }: Launched): void {
  const begin = setupCode
    ? `Nobody is here yet. Make the first admin:\n  ${welcomeAddress(demo, setupCode)}`
    : `The house is open: ${demo.url}`;
  console.log(`\n${begin}\n\nCtrl-C stops everything.`);
}

await runUntilStopped('production', (launched) =>
  launched.demo.users.length > 0 ? greet(launched.demo) : greetFirst(launched),
);
