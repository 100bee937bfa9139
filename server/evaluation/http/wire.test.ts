import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { inAscii } from '#server/evaluation/answers/in-ascii.ts';
import { BodyPool } from './body-pool.ts';
import { isUnchanged } from './etag.ts';
import { parseBody, readSubject } from './request-context.ts';
import { isEvaluationAddress, routeOf } from './route.ts';

test.each([
  ['/ofrep/v1/evaluate/flags', { kind: 'bulk' }],
  ['/ofrep/v1/evaluate/flags/', { kind: 'bulk' }],
  ['/ofrep/v1/evaluate/flags?flagConfigEtag=a/b', { kind: 'bulk' }],
  ['/ofrep/v1/evaluate/flags/java-support', { kind: 'single', key: 'java-support' }],
  ['/ofrep/v1/evaluate/flags/java-support/?x=/y', { kind: 'single', key: 'java-support' }],
  ['/ofrep/v1/evaluate/flags/java%2Dsupport', { kind: 'single', key: 'java-support' }],
  ['/ofrep/v1/evaluate/flags/a%2Fb', { kind: 'single', key: 'a/b' }],
  ['/ofrep/v1/evaluate/flags/%', { kind: 'single', key: '%' }],
  ['/ofrep/v1/evaluate/flags/a/b', undefined],
  ['/ofrep/v1/evaluate/flags//', undefined],
  ['/ofrep/v1/events', { kind: 'events' }],
  ['/ofrep/v1/events/?token=a/b', { kind: 'events' }],
  ['/ofrep/v1/events/more', undefined],
  ['/ofrep/v1/eventses', undefined],
  ['/ofrep/v1/evaluate/flagship', undefined],
  ['/ofrep/v1/evaluate', undefined],
  ['/ofrep', undefined],
])('%s', (address, route) => expect(routeOf(address)).toEqual(route));

test('everything below /ofrep is evaluation’s, and nothing beside it', () => {
  expect(['/ofrep', '/ofrep/', '/ofrep?x', '/ofrep/v1/x'].map(isEvaluationAddress)).toEqual(
    Array(4).fill(true),
  );
  expect(['/', '/ofrepx', '/features/ofrep', ''].map(isEvaluationAddress)).toEqual(Array(4).fill(false));
});

test.each([
  [undefined, false],
  ['', false],
  ['"tag"', true],
  ['W/"tag"', true],
  ['tag', true],
  ['*', true],
  ['"other", W/"tag"', true],
  ['"other"', false],
  ['"tagged"', false],
])('If-None-Match: %s', (header, unchanged) => expect(isUnchanged(header, '"tag"')).toBe(unchanged));

describe('the context', () => {
  test.each([
    [{ context: { targetingKey: 'acme' } }, { accountKey: 'acme', contactKey: undefined }],
    [{ context: { targetingKey: 'ada', account: 'acme' } }, { accountKey: 'acme', contactKey: 'ada' }],
    [
      { context: { targetingKey: 'acme', contact: 'ada', account: null } },
      { accountKey: 'acme', contactKey: 'ada' },
    ],
    [{ context: { plan: { free: true } } }, undefined],
    [JSON.parse('{"context":{"__proto__":{"targetingKey":"acme"}}}'), undefined],
  ])('%j names its subject', (body, subject) => expect(readSubject(body)).toEqual({ subject }));

  const proven = { accountKey: 'acme', contactKey: 'ada' };
  test.each([
    [{ targetingKey: 'acme' }, proven, proven],
    [{ account: 'acme', targetingKey: 'ada' }, proven, proven],
    [{ account: 'acme', targetingKey: 'bob' }, proven, undefined],
    [{ targetingKey: 'globex' }, proven, undefined],
    [
      { account: 'acme', contact: 'bob' },
      { ...proven, contactKey: undefined },
      { ...proven, contactKey: undefined },
    ],
  ])('%j when %j is proven speaks of %j', (context, proof, subject) => {
    const expected = subject ? { subject } : { errorCode: 'INVALID_CONTEXT' };
    expect(readSubject({ context }, proof)).toMatchObject(expected);
  });

  test.each([
    null,
    5,
    'text',
    [],
    {},
    { context: null },
    { context: 'acme' },
    { context: { targetingKey: 5 } },
  ])('%j is invalid', (body) =>
    expect(readSubject(body)).toMatchObject({ status: 400, errorCode: 'INVALID_CONTEXT' }),
  );

  test('what is not JSON is a parse error', () => {
    for (const text of ['', '{', 'undefined'])
      expect(parseBody(text)).toMatchObject({ errorCode: 'PARSE_ERROR' });
    expect(parseBody('[]')).toEqual({ json: [] });
  });
});

test('ASCII says the same', () => {
  const value = { text: 'naïve ☕ 🎉 \u2028', plain: 'a\\u"' };
  const ascii = inAscii(JSON.stringify(value));
  expect(ascii).toMatch(/^[\x20-\x7e]*$/);
  expect(JSON.parse(ascii)).toEqual(value);
});

test('memory is used again only after its response is closed', () => {
  const pool = new BodyPool();
  const response = () => new EventEmitter() as unknown as ServerResponse;
  const [one, two] = [response(), response()];
  const first = pool.take(100, one);
  expect(pool.take(100, two)).not.toBe(first);
  one.emit('close');
  expect(pool.take(100, response())).toBe(first);
  expect(pool.take(1_000, response()).length).toBeGreaterThanOrEqual(1_000);
  two.emit('close');
  expect(pool.take(900, response()).length).toBeGreaterThanOrEqual(900);
});
