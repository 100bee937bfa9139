import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runProgram } from '#scripts/run-program.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

let house: TestHouse;
const role = `relay_${randomUUID().slice(0, 8)}`;

beforeAll(async () => {
  house = await openTestHouse();
  house.now = new Date(Date.now() - 60_000);
  const { featureId } = await house.open();
  await house.sql`update features set key = 'java-support', name = 'Java support' where id = ${featureId}`;
  const accountId = await house.account('sales', { key: 'acme', name: 'Acme' });
  await house.account('sales', { key: 'globex', name: 'Globex' });
  await house.grant(featureId, accountId);
});
afterAll(async () => {
  await house.sql.unsafe(`drop owned by ${role}`);
  await house.sql.unsafe(`drop role ${role}`);
});

function latchkey(...args: string[]) {
  const env = { DATABASE_URL: house.url, LATCHKEY_RELAY_PASSWORD: '' };
  return runProgram(process.execPath, ['scripts/latchkey.ts', ...args], { env });
}
const evaluate = (account: string, ...more: string[]) =>
  latchkey('evaluate', '--account', account, '--feature', 'java-support', ...more);

test('evaluate says the answer, and why', async () => {
  const { code, output } = await evaluate('acme', '--explain');
  expect(code).toBe(0);
  expect(output).toMatch(
    /^java-support is ON for acme in production: true\nvariant on, reason TARGETING_MATCH, at /,
  );
  expect(output).toMatch(/✓ The unlock of .* in beta round 1 counts/);
  expect(output).toMatch(/ {4}The sales unlocked it on .*: They asked on the call\./);
  expect(output).toMatch(/Policy 1, rule 1: Sales unlocks beta features for their own accounts\./);
});

test('evaluate answers programs in JSON, for a contact, an environment and a moment', async () => {
  const ahead = new Date(Date.now() + 90 * 86_400_000).toISOString();
  const asked = ['--json', '--explain', '--contact', 'ann', '--environment', 'staging', '--at', ahead];
  const { code, output } = await evaluate('acme', ...asked);
  expect(code).toBe(0);
  expect(JSON.parse(output)).toMatchObject({
    ...{ account: 'acme', contact: 'ann', environment: 'staging', at: ahead },
    ...{ value: false, on: false, reason: 'DEFAULT', cause: 'no_grant' },
    steps: expect.arrayContaining([expect.objectContaining({ outcome: 'ignored' })]),
  });
});

test('what is not there is named with what was likely meant, and exits with 1', async () => {
  const { code, output } = await evaluate('globx', '--environment', 'productoin');
  expect(code).toBe(1);
  expect(output).toBe(
    'There is no account with the key globx. Did you mean globex?\n' +
      'There is no environment with the key productoin. Did you mean production?\n',
  );
  const other = await latchkey('evaluate', '--account', 'acme', '--feature', 'java');
  expect([other.code, other.output]).toEqual([
    1,
    'There is no feature with the key java. Did you mean java-support?\n',
  ]);
});

test('a database that is away is one sentence without its password', async () => {
  const env = { DATABASE_URL: 'postgres://app:hushhush@127.0.0.1:1/gone' };
  const args = ['scripts/latchkey.ts', 'evaluate', '--account', 'a', '--feature', 'b'];
  const { code, output } = await runProgram(process.execPath, args, { env });
  expect(code).toBe(1);
  expect(output).toMatch(/^The database gone at 127\.0\.0\.1:1 can not be used: .*ECONNREFUSED/);
  expect(output).not.toContain('hushhush');
});

test.each([
  [[], 'Say what to do.'],
  [['evaluate'], '--account is missing.'],
  [['evaluate', '--account', 'acme'], '--feature is missing.'],
  [['evaluate', '--acount', 'acme'], "Unknown option '--acount'"],
  [['evaluate', '--account', 'a', '--feature', 'b', '--at', 'noon'], '--at must be an instant'],
  [['evaluate', '--account', 'a', '--feature', 'b', '--at', '5'], '--at must be an instant'],
  [['evaluate', '--account', 'a', '--feature', 'b', '--at', '2026-01-01T12:00'], '--at must be an instant'],
  [['evaluate', '--account', 'a', '--feature', 'b', '--environment', ''], '--environment must not be empty.'],
  [['evaluate', '--account', 'a', '--feature', 'b', '--data-dir='], '--data-dir must not be empty.'],
  [['database', 'relay-role', '--name', ''], '--name must not be empty.'],
  [['database', 'relay-rolle'], 'There is no command “database relay-rolle”.'],
  [['database', 'relay-role', '--name', 'a b'], '--name must be'],
  [['relay', '--port', '1'], 'relay takes its settings from the environment'],
])('%j is told how to be called and exits with 2', async (args, sentence) => {
  const { code, output } = await latchkey(...args);
  expect(code).toBe(2);
  expect(output).toContain(sentence);
  expect(output).toContain('Usage:');
});

test('help is no error, and any Node can start it', async () => {
  const { code, output } = await runProgram('node', ['scripts/latchkey.mjs', '--help']);
  expect([code, output.slice(0, 6)]).toEqual([0, 'Usage:']);
});

test('database relay-role makes a role once, mends it after, and never repeats a password that was given', async () => {
  const made = await latchkey('database', 'relay-role', '--name', role);
  expect(made.code).toBe(0);
  expect(made.output).toMatch(
    new RegExp(`${role} was created.*\\n\\n {2}LATCHKEY_RELAY_DATABASE_URL=postgres://${role}:`),
  );
  const env = { DATABASE_URL: house.url, LATCHKEY_RELAY_PASSWORD: 'a-long-password-of-mine' };
  const args = ['scripts/latchkey.ts', 'database', 'relay-role', '--name', role];
  const again = await runProgram(process.execPath, args, { env });
  expect(again.output).toContain(`${role} was updated`);
  expect(again.output).not.toContain('a-long-password-of-mine');
  const signsIn = async () => {
    const url = new URL(house.url);
    [url.username, url.password] = [role, 'a-long-password-of-mine'];
    const sql = postgres(url.href, { max: 1 });
    return sql`select 1`
      .then(
        () => true,
        () => false,
      )
      .finally(() => sql.end());
  };
  const kept = await latchkey('database', 'relay-role', '--name', role);
  expect(kept.output).toMatch(/It keeps its password; --new-password makes another\.\n\n.*:PASSWORD@/);
  expect(await signsIn()).toBe(true);
  const renewed = await latchkey('database', 'relay-role', '--name', role, '--new-password');
  expect(renewed.output).toMatch(/Its new password is shown this once\. Running relays need it/);
  expect(await signsIn()).toBe(false);
});

test('the past is refused, because not all of it is known', async () => {
  const { code, output } = await evaluate('acme', '--at', '2020-01-01T00:00:00+01:00');
  expect([code, output]).toEqual([1, expect.stringContaining('--at can not be in the past')]);
});
