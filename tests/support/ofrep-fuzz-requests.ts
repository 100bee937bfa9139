import { METHODS } from 'node:http';
import fc from 'fast-check';

export interface FuzzRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  readonly chunked: boolean;
}

export const strangeNames = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
];
const lookAlikes = [
  'gгanted',
  'granted\u200b',
  'ＧＲＡＮＴＥＤ',
  'granted\u0000',
  'Granted',
  'granted.',
  '\ufeffgranted',
];
const loneSurrogates = ['\ud800', 'a\udfff', '\udc00\ud800'];

const names = (flags: readonly string[], accounts: readonly string[]) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...flags, ...accounts) },
    { weight: 2, arbitrary: fc.constantFrom(...strangeNames, ...lookAlikes, ...loneSurrogates, '') },
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.integer({ min: 1, max: 3_000 }).map((length) => 'a'.repeat(length)),
  );

/** What stands in an address: encoded by the rules, encoded wrongly, or not at all. */
const segmentOf = (name: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 4, arbitrary: name.map((text) => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '?'))) },
    name.map((text) =>
      [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    ),
    fc.constantFrom(
      '%',
      '%zz',
      '%c3',
      '%ed%a0%80',
      '%00',
      '%2F',
      '%2e%2e',
      '..',
      '.',
      '%252F',
      '*',
      '{key}',
      ';a=1',
    ),
  );

function targets(flags: readonly string[]): fc.Arbitrary<string> {
  const single = segmentOf(names(flags, [])).map((segment) => `/ofrep/v1/evaluate/flags/${segment}`);
  const path = fc.oneof(
    { weight: 5, arbitrary: single },
    { weight: 3, arbitrary: fc.constant('/ofrep/v1/evaluate/flags') },
    fc.constant('/ofrep/v1/events'),
    fc.constantFrom(
      '/ofrep',
      '/ofrep/v1',
      '/ofrep/v1/evaluate',
      '/ofrep/v1/configuration',
      '/ofrep/v1/evaluate/flagsx',
    ),
    fc.tuple(single, fc.constantFrom('/', '//', '/more', '/../nobody', '#part')).map(([a, b]) => a + b),
  );
  const query = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('', '', '/', '/?') },
    fc.constantFrom(
      '?token=',
      '?token=%00',
      '?token=a.b.c&token=',
      `?token=${'a'.repeat(5_000)}`,
      '?flagConfigEtag=',
      '?flagConfigEtag=999999999999999',
      '?flagConfigEtag=9&flagConfigEtag=%',
      '?flagConfigLastModified=1e999',
    ),
    segmentOf(fc.string({ unit: 'binary', maxLength: 30 })).map(
      (text) => `?${text}=${text}&&=&flagConfigLastModified=${text}`,
    ),
  );
  return fc.tuple(path, query).map(([start, end]) => start + end);
}

function bodies(flags: readonly string[], accounts: readonly string[]): fc.Arbitrary<Buffer> {
  const name = names(flags, accounts);
  const value = fc.oneof(
    { weight: 4, arbitrary: name },
    fc.constantFrom(null, 0, -0, true, [], {}, [[]], 1e308),
    fc.jsonValue({ maxDepth: 4 }),
  );
  const member = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('targetingKey', 'account', 'contact') },
    fc.constantFrom(...strangeNames, 'TargetingKey', 'account\u0000'),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  // Written by hand: an object could hold neither a member twice nor one named __proto__.
  const object = fc
    .array(fc.tuple(member, value), { maxLength: 6 })
    .map(
      (members) => `{${members.map(([key, one]) => `${JSON.stringify(key)}:${JSON.stringify(one)}`).join()}}`,
    );
  const context = object.map((text) => `{"context":${text}}`);
  const text = fc.oneof(
    { weight: 8, arbitrary: context },
    object,
    fc.json(),
    fc.tuple(object, member).map(([one, key]) => `{${JSON.stringify(key)}:${one},"context":${one}}`),
    fc.tuple(context, fc.nat(200)).map(([one, cut]) => one.slice(0, cut)),
    fc.constantFrom(
      '',
      'null',
      '[]',
      '"context"',
      '\ufeff{}',
      '{"context":{}}x',
      'NaN',
      '{"context":[]}',
      "{'a':1}",
    ),
    fc
      .integer({ min: 1, max: 20_000 })
      .map((depth) => `{"context":${'['.repeat(depth)}${']'.repeat(depth)}}`),
    fc
      .integer({ min: 1, max: 9_000 })
      .map((depth) => `{"context":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`),
    fc
      .integer({ min: 65_500, max: 65_570 })
      .map((size) => `{"context":{"targetingKey":"${'a'.repeat(size - 34)}"}}`.padEnd(size)),
  );
  return fc.oneof(
    { weight: 12, arbitrary: text.map((one) => Buffer.from(one)) },
    text.map((one) => Buffer.from(one, 'utf16le')),
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
    fc.integer({ min: 64, max: 400 }).map((kib) => Buffer.alloc(kib * 1024, ' ')),
  );
}

const garbage = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
  fc.string({
    unit: fc.integer({ min: 0x80, max: 0xff }).map((code) => String.fromCharCode(code)),
    maxLength: 20,
  }),
  fc.constantFrom(
    '',
    ',',
    ',,,',
    '*',
    ' * ',
    '"',
    'W/',
    'W/"',
    '"a","b",W/"c"',
    '*, "a"',
    'null',
    `"${'a'.repeat(4_000)}"`,
  ),
);
const types = [
  'application/json',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'x',
];
const encodings = ['gzip', 'br', 'identity', 'x'];

function headersWith(keys: readonly string[], origins: readonly string[]) {
  const credential = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...keys) },
    fc.constantFrom(...keys).chain((key) => fc.nat(key.length - 1).map((cut) => key.slice(0, cut))),
    garbage,
  );
  const header = fc.oneof(
    { weight: 8, arbitrary: credential.map((key) => ['Authorization', `Bearer ${key}`] as const) },
    { weight: 2, arbitrary: credential.map((key) => ['X-API-Key', key] as const) },
    fc
      .tuple(fc.constantFrom('Bearer', 'bearer ', 'Basic', 'Token', ''), credential)
      .map(([scheme, key]) => ['authorization', `${scheme} ${key}`] as const),
    garbage.map((text) => ['If-None-Match', text] as const),
    garbage.map((text) => ['Last-Event-ID', text] as const),
    garbage.map((text) => ['X-Latchkey-Context', text] as const),
    fc.constantFrom(...origins).map((text) => ['Origin', text] as const),
    fc.constantFrom(...types).map((text) => ['Content-Type', text] as const),
    fc.constantFrom(...encodings).map((text) => ['Content-Encoding', text] as const),
    fc.constantFrom(...encodings).map((text) => ['Accept-Encoding', text] as const),
    fc.tuple(fc.constantFrom(...strangeNames, 'Cookie', 'Accept', 'X-Forwarded-For', 'Range'), garbage),
  );
  return fc.array(header, { maxLength: 7 });
}

const methods = fc.oneof(
  { weight: 12, arbitrary: fc.constant('POST') },
  { weight: 2, arbitrary: fc.constant('GET') },
  fc.constantFrom(...METHODS.filter((method) => method !== 'CONNECT')),
);

export interface FuzzWords {
  readonly flags: readonly string[];
  readonly accounts: readonly string[];
  readonly keys: readonly string[];
  readonly origins: readonly string[];
}

/** Requests that are HTTP, whatever else they are. */
export function requests({ flags, accounts, keys, origins }: FuzzWords): fc.Arbitrary<FuzzRequest> {
  return fc.record({
    method: methods,
    target: targets(flags),
    headers: headersWith(keys, origins),
    body: bodies(flags, accounts),
    chunked: fc.boolean(),
  });
}

export function bytesOf({ method, target, headers, body, chunked }: FuzzRequest): Buffer {
  const framing = chunked ? ['Transfer-Encoding', 'chunked'] : ['Content-Length', String(body.length)];
  const all = [['Host', 'latchkey.test'], ['Connection', 'close'], ...headers, framing];
  const lines = all.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const head = Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines}\r\n`, 'latin1');
  return Buffer.concat(chunked ? [head, ...inChunks(body)] : [head, body]);
}

function inChunks(body: Buffer): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 0; at < body.length; at += 40_000) {
    const part = body.subarray(at, at + 40_000);
    chunks.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
  }
  return [...chunks, Buffer.from('0\r\n\r\n')];
}

/** Breaks the bytes of a request somewhere, so that it may not be HTTP any more. */
export function broken(request: fc.Arbitrary<FuzzRequest>): fc.Arbitrary<Buffer> {
  const hurt = fc.oneof(
    fc.nat().map((at) => (bytes: Buffer) => bytes.subarray(0, at % bytes.length)),
    fc.tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 6 })).map(([at, put]) => (bytes: Buffer) => {
      const place = at % Math.min(bytes.length, 600);
      return Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place)]);
    }),
    fc
      .constantFrom(
        ['\r\n\r\n', '\r\nContent-Length: 7\r\n\r\n'],
        ['\r\n\r\n', '\r\nContent-Length: 99999999999999999999\r\n\r\n'],
        ['\r\n\r\n', '\r\nTransfer-Encoding: chunked, gzip\r\n\r\n'],
        ['\r\n\r\n', '\r\nExpect: nonsense\r\n\r\n'],
        ['\r\n\r\n', '\r\nExpect: 100-continue\r\n\r\n'],
        ['\r\n\r\n', '\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'],
        ['\r\n\r\n', `\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`],
        ['\r\n\r\n', `\r\n${'A: b\r\n'.repeat(3_000)}\r\n`],
        ['Content-Length: ', 'Content-Length: 1'],
        ['Content-Length: ', 'Content-Length: -'],
        ['chunked\r\n\r\n', 'chunked\r\n\r\nffffffffffffffffff\r\n'],
        ['HTTP/1.1', 'HTTP/1.0'],
        ['HTTP/1.1', 'HTTP/2.0'],
        ['Host: latchkey.test\r\n', ''],
        ['\r\n', '\n'],
        [' HTTP', '\u0000 HTTP'],
        [' /ofrep', ` /ofrep/${'a'.repeat(30_000)}`],
        [' /ofrep', ' http://latchkey.test/ofrep'],
      )
      .map(
        ([from = '', to = '']) =>
          (bytes: Buffer) =>
            Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1'),
      ),
  );
  return fc.tuple(request, hurt).map(([one, act]) => act(bytesOf(one)));
}
