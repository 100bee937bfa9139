import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readEnv, readRelayEnv } from '#env.ts';

const good = {
  DATABASE_URL: 'postgres://app:pw@db.internal:5432/latchkey',
  AUTH_SECRET: 'q8Vw2nTz5LrXc9Kd0PmYb7HsJf4Ga1Ue6Ri3',
  ENCRYPTION_KEYS: 'uV0m2o4mCWJ0bq1Yk3sQxGzE7r5tHnKpLwDfAaBvZc8=',
};

function refusal(source: Record<string, string>): string {
  try {
    readEnv(source);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('settings', () => {
  test('three settings are enough; the rest has defaults', () => {
    expect(readEnv(good)).toEqual({
      ...good,
      HOST: 'localhost',
      PORT: 3000,
      LOG_LEVEL: 'info',
      DATA_DIR: '.data',
      DRAIN_SECONDS: 1,
      TRUSTED_PROXIES: 0,
      LATCHKEY_DEMO: false,
      OIDC_NAME: 'single sign-on',
      OIDC_SCOPE: 'openid email profile',
      OIDC_GROUPS_CLAIM: 'groups',
      OIDC_TRUST_EMAIL: false,
      AUDIT_HEADS_EVERY_MINUTES: 10,
    });
  });

  test('one message names every wrong setting', () => {
    const message = refusal({
      DATABASE_URL: 'mysql://x',
      AUTH_URL: 'latchkey',
      PORT: '70000',
      LOG_LEVEL: 'loud',
      LATCHKEY_DEMO: 'yes',
      OIDC_ISSUER: 'https://id.example.com',
    });
    const names = message
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(' ')[0]);
    expect(names.toSorted()).toEqual([
      'AUTH_SECRET',
      'AUTH_URL',
      'DATABASE_URL',
      'ENCRYPTION_KEYS',
      'LATCHKEY_DEMO',
      'LOG_LEVEL',
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
      'PORT',
    ]);
  });

  test.each([
    ['short', 'q8Vw2nTz5LrXc9Kd'],
    ['a known default', 'change-me-to-something-long-please-4711'],
    ['a word', 'my-super-secret-value-for-production'],
    ['one character', 'a'.repeat(64)],
    ['a repetition', 'q8Vw2nTz5LrX'.repeat(4)],
    ['a key row', '0123456789abcdef0123456789abcdef'],
  ])('AUTH_SECRET may not be %s', (_name, AUTH_SECRET) => {
    expect(refusal({ ...good, AUTH_SECRET })).toContain('AUTH_SECRET');
  });

  test('random secrets pass', () => {
    for (let round = 0; round < 200; round++) {
      const bytes = crypto.getRandomValues(new Uint8Array(32));
      expect(refusal({ ...good, AUTH_SECRET: Buffer.from(bytes).toString('base64') })).toBe('');
      expect(refusal({ ...good, AUTH_SECRET: Buffer.from(bytes).toString('hex') })).toBe('');
    }
  });

  test.each([
    ['a word', 'latchkey'],
    ['too short', 'uV0m2o4mCWJ0bq1Yk3sQxG=='],
    ['one byte again and again', Buffer.alloc(32, 7).toString('base64')],
    ['good and bad', `${good.ENCRYPTION_KEYS},x`],
  ])('ENCRYPTION_KEYS may not be %s', (_name, ENCRYPTION_KEYS) => {
    expect(refusal({ ...good, ENCRYPTION_KEYS })).toContain('ENCRYPTION_KEYS');
  });

  test('ENCRYPTION_KEYS may be several', () => {
    const second = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64');
    expect(refusal({ ...good, ENCRYPTION_KEYS: `${second}, ${good.ENCRYPTION_KEYS}` })).toBe('');
  });

  test('OIDC is all or none, and an empty setting counts as not set', () => {
    const oidc = {
      OIDC_ISSUER: 'https://id.example.com',
      OIDC_CLIENT_ID: 'latchkey',
      OIDC_CLIENT_SECRET: 'x',
    };
    expect(readEnv({ ...good, ...oidc })).toMatchObject(oidc);
    expect(refusal({ ...good, ...oidc, OIDC_CLIENT_ID: ' ' })).toContain('OIDC_CLIENT_ID');
    expect(readEnv({ ...good, OIDC_ISSUER: '', AUTH_URL: '' }).OIDC_ISSUER).toBeUndefined();
    expect(readEnv({ ...good, OIDC_TRUST_EMAIL: '1' }).OIDC_TRUST_EMAIL).toBe(true);
    expect(refusal({ ...good, OIDC_TRUST_EMAIL: 'yes' })).toContain('OIDC_TRUST_EMAIL must be 0 or 1');
    expect(refusal({ ...good, OIDC_SCOPE: 'email' })).toContain('OIDC_SCOPE must name openid');
  });

  test('e-mail needs a server, a sender and the public address, and none of them is nothing wrong', () => {
    const mail = {
      SMTP_URL: 'smtps://latchkey:pw@mail.example.com',
      MAIL_FROM: 'Latchkey <latchkey@example.com>',
      AUTH_URL: 'https://latchkey.example.com',
    };
    expect(readEnv({ ...good, ...mail })).toMatchObject(mail);
    expect(refusal({ ...good, ...mail, AUTH_URL: '' })).toContain('AUTH_URL is missing: e-mail needs');
    expect(refusal({ ...good, ...mail, MAIL_FROM: '' })).toContain('MAIL_FROM is missing');
    expect(refusal({ ...good, MAIL_FROM: mail.MAIL_FROM })).toContain('SMTP_URL is missing');
    expect(refusal({ ...good, ...mail, SMTP_URL: 'https://mail.example.com' })).toContain('SMTP_URL must');
    for (const MAIL_FROM of ['Latchkey', 'a@b\r\nBcc: x@y', 'A <a@b> <c@d>'])
      expect(refusal({ ...good, ...mail, MAIL_FROM }), MAIL_FROM).toContain('MAIL_FROM must');
    expect(readEnv({ ...good, AUTH_URL: mail.AUTH_URL }).SMTP_URL).toBeUndefined();
  });

  test('a relay needs the database and the keys, and its own role comes first', () => {
    const { DATABASE_URL, ENCRYPTION_KEYS } = good;
    const own = 'postgres://relay:pw@db.internal:5432/latchkey';
    expect(readRelayEnv({ DATABASE_URL, ENCRYPTION_KEYS })).toMatchObject({ DATABASE_URL, PORT: 3001 });
    expect(
      readRelayEnv({ DATABASE_URL, ENCRYPTION_KEYS, LATCHKEY_RELAY_DATABASE_URL: own }).DATABASE_URL,
    ).toBe(own);
    expect(() => readRelayEnv({ METRICS_TOKEN: 'short' })).toThrow(
      /DATABASE_URL is missing\n.*ENCRYPTION_KEYS.*\n.*METRICS_TOKEN/,
    );
  });

  test('.env.example documents every setting', () => {
    const documented = readFileSync('.env.example', 'utf8')
      .match(/^#? ?[A-Z_]+(?==)/gm)
      ?.map((name) => name.replace(/^# ?/, ''));
    const known = Object.keys(
      readEnv({
        ...good,
        AUTH_URL: 'https://a.b',
        METRICS_TOKEN: 'x'.repeat(16),
        OIDC_ISSUER: 'https://a.b',
        OIDC_CLIENT_ID: 'x',
        OIDC_CLIENT_SECRET: 'x',
        SMTP_URL: 'smtp://a.b',
        MAIL_FROM: 'x@a.b',
        AUDIT_HEADS_DIR: '/heads',
      }),
    );
    expect(documented?.toSorted()).toEqual(known.toSorted());
  });
});
