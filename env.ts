import { z } from 'zod';

const KNOWN_WEAK =
  /secret|password|changeme|example|default|placeholder|latchkey|qwerty|01234567|abcdefgh|12345678/;
const MINIMUM_BITS = 96;

/** Shannon's estimate over the characters: too low for words, repetitions and key rows, ample for anything random. */
function estimateBits(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= count * Math.log2(count / text.length);
  return bits;
}

function isGuessable(secret: string): boolean {
  const plain = secret.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return KNOWN_WEAK.test(plain) || /^(.{1,24})\1+.{0,8}$/.test(secret) || estimateBits(secret) < MINIMUM_BITS;
}

const text = z.string({ error: 'is missing' }).trim();
const address = (protocol: RegExp, sentence: string) => text.pipe(z.url({ protocol, error: sentence }));
const webAddress = address(/^https?$/, 'must be a full address such as https://latchkey.example.com');

const mailServer = address(/^smtps?$/, 'must look like smtp://user:password@mail.example.com:587');
const sender = text.regex(
  /^([^<>@\r\n]+<)?[^\s<>@]+@[^\s<>@]+>?$/,
  'must be an address such as Latchkey <latchkey@example.com>',
);

const wholeNumber = (from: number, to: number) =>
  z.coerce
    .number(`must be a number from ${from} to ${to}`)
    .pipe(
      z
        .int(`must be a number from ${from} to ${to}`)
        .min(from, `must be ${from} or more`)
        .max(to, `must be ${to} or less`),
    );
const port = wholeNumber(1, 65535);

/** The keys of ENCRYPTION_KEYS, the one that seals first. */
export function parseEncryptionKeys(setting: string): Buffer[] {
  return setting
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => Buffer.from(one, 'base64'));
}

const encryptionKeys = text.refine(
  (setting) => {
    const keys = parseEncryptionKeys(setting);
    return keys.length > 0 && keys.every((key) => key.length === 32 && new Set(key).size > 8);
  },
  {
    error:
      'must be keys of 32 random bytes in base64, with commas between; make one with: openssl rand -base64 32',
  },
);

/** What every process that answers evaluations needs. */
const plane = {
  DATABASE_URL: address(/^postgres(ql)?$/, 'must look like postgres://user:password@host:5432/database'),
  ENCRYPTION_KEYS: encryptionKeys,
  HOST: text.default('localhost'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
  DATA_DIR: text.default('.data'),
  METRICS_TOKEN: text
    .min(16, 'must have at least 16 characters; make one with: openssl rand -hex 24')
    .optional(),
  /** Seconds. */
  DRAIN_SECONDS: wholeNumber(0, 10).default(1),
};

const relaySettings = z.object({ ...plane, PORT: port.default(3001) });

const settings = z.object({
  ...plane,
  PORT: port.default(3000),
  AUTH_SECRET: text
    .min(32, 'must have at least 32 characters; make one with: openssl rand -base64 33')
    .refine((secret) => secret.length < 32 || !isGuessable(secret), {
      error: 'is a known or guessable value; make one with: openssl rand -base64 33',
    }),
  AUTH_URL: webAddress.optional(),
  LATCHKEY_DEMO: z
    .enum(['0', '1'], { error: 'must be 0 or 1' })
    .default('0')
    .transform((value) => value === '1'),
  OIDC_ISSUER: webAddress.optional(),
  OIDC_CLIENT_ID: text.optional(),
  OIDC_CLIENT_SECRET: text.optional(),
  OIDC_NAME: text.max(40, 'has 40 characters at most').default('single sign-on'),
  OIDC_SCOPE: text
    .refine((scope) => scope.split(' ').includes('openid'), 'must name openid, as in openid email profile')
    .default('openid email profile'),
  OIDC_GROUPS_CLAIM: text.max(200, 'has 200 characters at most').default('groups'),
  OIDC_TRUST_EMAIL: z
    .enum(['0', '1'], { error: 'must be 0 or 1' })
    .default('0')
    .transform((value) => value === '1'),
  /** How many proxies of the house's own stand before it. */
  TRUSTED_PROXIES: wholeNumber(0, 5).default(0),
  SMTP_URL: mailServer.optional(),
  MAIL_FROM: sender.optional(),
  AUDIT_HEADS_DIR: text.optional(),
  AUDIT_HEADS_EVERY_MINUTES: wholeNumber(1, 1440).default(10),
});

export type Env = z.infer<typeof settings>;
/** The settings of `server/relay.ts`. */
export type RelayEnv = z.infer<typeof relaySettings>;

const OIDC_NAMES = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

/** As soon as one of `when` is set, all of `names` must be. */
const TOGETHER = [
  { when: OIDC_NAMES, names: OIDC_NAMES, sentence: `set all of ${OIDC_NAMES.join(', ')} or none` },
  {
    when: ['SMTP_URL', 'MAIL_FROM'],
    names: ['SMTP_URL', 'MAIL_FROM', 'AUTH_URL'],
    sentence: 'e-mail needs SMTP_URL, MAIL_FROM and AUTH_URL',
  },
] as const;

type Source = Record<string, string | undefined>;

/** Reads every setting, or throws one error that names all that are wrong. An empty setting counts as not set. */
export function readEnv(source: Source = process.env): Env {
  const given = setOf(source);
  const missing = TOGETHER.filter(({ when }) => when.some((name) => given[name])).flatMap(
    ({ names, sentence }) => names.filter((name) => !given[name]).map((name) => [name, sentence] as const),
  );
  return read(settings, given, missing);
}

/** The same for a relay; LATCHKEY_RELAY_DATABASE_URL, with the relay's own role, comes before DATABASE_URL. */
export function readRelayEnv(source: Source = process.env): RelayEnv {
  const { LATCHKEY_RELAY_DATABASE_URL: own, ...given } = setOf(source);
  return read(relaySettings, { ...given, ...(own && { DATABASE_URL: own }) }, []);
}

function setOf(source: Source): Source {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
}

function read<Settings extends z.ZodType>(
  schema: Settings,
  given: Source,
  missing: readonly (readonly [name: string, sentence: string])[],
): z.infer<Settings> {
  const result = schema.safeParse(given);
  const wrong = new Map<string, string>();
  for (const issue of result.error?.issues ?? []) {
    const name = String(issue.path[0]);
    if (!wrong.has(name)) wrong.set(name, issue.message);
  }
  for (const [name, sentence] of missing) wrong.set(name, `is missing: ${sentence}`);
  if (result.success && wrong.size === 0) return result.data;
  const lines = [...wrong].map(([name, sentence]) => `  ${name} ${sentence}`);
  throw new Error(
    `Latchkey cannot start: ${wrong.size === 1 ? 'a setting is' : 'settings are'} wrong.\n${lines.join('\n')}`,
  );
}
