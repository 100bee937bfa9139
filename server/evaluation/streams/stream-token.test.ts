import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatKey } from '#domain/api-keys.ts';
import type { LiveKey } from '#server/evaluation/snapshot/live-key.ts';
import { keyRow, snapshotOf } from '#tests/support/snapshot-rows.ts';
import { StreamTokens } from './stream-token.ts';

const tokens = new StreamTokens(['pepper']);
const keys = [keyRow('one', { streamSecret: 'first' }), keyRow('two', { streamSecret: 'second' })];
const snapshot = snapshotOf(['java'], ['acme'], [{ of: 'keys', rows: keys }]);
const one = snapshot.key('one') as LiveKey;
const two = snapshot.key('two') as LiveKey;

const name = fc.string({ minLength: 1, maxLength: 80, unit: 'binary' });
const subject = fc.record({ accountKey: name, contactKey: fc.option(name, { nil: undefined }) });

test('whoever a token was issued to may listen with it, known account or not', () => {
  fc.assert(
    fc.property(subject, fc.constantFrom(one, two), (asked, key) => {
      const token = tokens.issue(key, asked) ?? '';
      expect(token).toMatch(/^[\w-]+\.[\w-]{43}$/);
      expect(tokens.issue(key, asked)).toBe(token);
      expect(tokens.read(token, snapshot)).toEqual({ key, subject: asked });
    }),
  );
});

test('a token that was changed in any character is nobody’s', () => {
  fc.assert(
    fc.property(subject, fc.nat(), fc.constantFrom('A', 'z', '-', '.', '=', ' ', 'é'), (asked, at, other) => {
      const token = tokens.issue(one, asked) ?? '';
      const place = at % token.length;
      fc.pre(token[place] !== other);
      expect(tokens.read(token.slice(0, place) + other + token.slice(place + 1), snapshot)).toBeUndefined();
    }),
  );
});

test('one key’s signature does not prove what another key’s token says', () => {
  const asked = { accountKey: 'acme', contactKey: undefined };
  const [payload] = (tokens.issue(one, asked) ?? '').split('.');
  const [, signature] = (tokens.issue(two, asked) ?? '').split('.');
  expect(tokens.read(`${payload}.${signature}`, snapshot)).toBeUndefined();
  expect(tokens.read(tokens.issue(one, asked) ?? '', snapshotOf([], []))).toBeUndefined();
});

test('garbage is nobody’s token', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 3_000, unit: 'binary' }), (token) => {
      expect(tokens.read(token, snapshot)).toBeUndefined();
    }),
  );
  const signed = (value: unknown) => `${Buffer.from(JSON.stringify(value)).toString('base64url')}.x`;
  for (const value of [
    null,
    {},
    [],
    ['one'],
    ['one', 1],
    ['__proto__', 'acme'],
    ['one', 'acme', 'ada', 'more'],
  ])
    expect(tokens.read(signed(value), snapshot)).toBeUndefined();
});

test('nothing that a page knows of its key signs a token', () => {
  const payload = Buffer.from('["one","globex"]').toString('base64url');
  const presented = formatKey('client', 'production', 'one', 'S'.repeat(43));
  const known = [
    presented,
    createHash('sha256').update(presented).digest(),
    one.hash,
    one.id,
    one.streamSecret,
    '',
  ];
  for (const secret of known)
    for (const text of [payload, `latchkey event stream\n${payload}`]) {
      const signature = createHmac('sha256', secret).update(text).digest('base64url');
      expect(tokens.read(`${payload}.${signature}`, snapshot)).toBeUndefined();
    }
});

test('a copy of the database signs no token, and a token outlives a newer pepper but not its own', () => {
  const asked = { accountKey: 'acme', contactKey: undefined };
  const token = tokens.issue(one, asked) ?? '';
  expect(new StreamTokens(['newer', 'pepper']).read(token, snapshot)).toEqual({ key: one, subject: asked });
  for (const peppers of [['newer'], ['']]) {
    expect(new StreamTokens(peppers).read(token, snapshot)).toBeUndefined();
    expect(tokens.read(new StreamTokens(peppers).issue(one, asked) ?? '', snapshot)).toBeUndefined();
  }
});

test('names of any length are no fault', () => {
  const token = tokens.issue(one, { accountKey: 'acme', contactKey: 'ada' }) ?? '';
  const [payload = ''] = token.split('.');
  expect(Buffer.from(payload, 'base64url').toString()).toBe('["one","acme","ada"]');
  expect(tokens.issue(one, { accountKey: 'a'.repeat(60_000), contactKey: undefined })).toBeUndefined();
});
