import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatKey, keyKinds, originProblem, parseKey } from '#domain/api-keys.ts';
import { aSentence } from '#tests/support/facts.ts';

const from = (letters: string, min: number, max = min) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: min, maxLength: max });
const small = 'abcdefghijklmnopqrstuvwxyz0123456789';
const environment = from(`${small}-`, 1, 32);
const id = from(small, 16);
const secret = from(`${small}ABCDEFGHIJKLMNOPQRSTUVWXYZ-_`, 43);
const key = `lk_srv_production_${'a'.repeat(16)}_${'S'.repeat(43)}`;

describe('a key', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...keyKinds),
        environment,
        id,
        secret,
        (kind, environmentKey, keyId, hidden) => {
          expect(parseKey(formatKey(kind, environmentKey, keyId, hidden))).toEqual({
            kind,
            environmentKey,
            id: keyId,
          });
        },
      ),
    );
  });

  test('says what it is for', () => {
    expect(key).toBe(formatKey('server', 'production', 'a'.repeat(16), 'S'.repeat(43)));
    expect(formatKey('client', 'staging', 'a'.repeat(16), 'S'.repeat(43))).toMatch(/^lk_pub_staging_/);
  });

  test.each([
    ['nothing', ''],
    ['a space before', ` ${key}`],
    ['a line after', `${key}\n`],
    ['a line before', `x\n${key}`],
    ['NUL', key.replace('S', '\u0000')],
    ['another kind', key.replace('srv', 'adm')],
    ['no kind', key.replace('srv', '')],
    ['capital letters in the id', key.replace('a'.repeat(16), 'A'.repeat(16))],
    ['no environment', key.replace('production', '')],
    ['a long environment', key.replace('production', 'p'.repeat(33))],
    ['a path as environment', key.replace('production', '../etc')],
    ['a short secret', key.slice(0, -1)],
    ['a long secret', `${key}S`],
    ['look-alike letters', key.replace('lk', 'ӏk')],
    ['an endless text', 'lk_srv_'.repeat(100_000)],
  ])('with %s is none', (_name, text) => {
    expect(parseKey(text)).toBeUndefined();
  });

  test('is never guessed from other text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseKey(text)).toBeUndefined();
      }),
    );
  });
});

describe('an origin', () => {
  test.each(['*', 'https://app.example.com', 'http://localhost:3000', 'https://app.example.com:8443'])(
    'is %s',
    (text) => {
      expect(originProblem(text)).toBeUndefined();
    },
  );

  test.each([
    ['app.example.com', 'begin it with https://'],
    ['ftp://app.example.com', 'begin it with https://'],
    ['', 'begin it with https://'],
    ['https://', 'write a whole host'],
    ['https://*.example.com', 'write a whole host'],
    ['https://app.example.com/', 'write https://app.example.com.'],
    ['https://app.example.com/shop?a=1', 'write https://app.example.com.'],
    ['HTTPS://App.Example.com', 'write https://app.example.com.'],
    ['https://app.example.com:443', 'write https://app.example.com.'],
    ['https://user:word@app.example.com', 'write https://app.example.com.'],
  ])('is not “%s”', (text, words) => {
    expect(originProblem(text)).toContain(words);
    expect(originProblem(text)).toMatch(aSentence);
  });
});
