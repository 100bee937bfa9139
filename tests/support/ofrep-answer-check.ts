import { expect } from 'vitest';
import { type OfrepRoute, validateAnswer } from '#tests/support/ofrep-schema.ts';
import type { WireAnswer } from '#tests/support/ofrep-wire.ts';

const codes = ['PARSE_ERROR', 'FLAG_NOT_FOUND', 'INVALID_CONTEXT', 'TARGETING_KEY_MISSING', 'GENERAL'];
export const jsonType = 'application/json; charset=utf-8';

/** What any answer of the evaluation route must be, whatever was asked. @param key of the one flag that was asked for. */
export function expectSound(
  answer: WireAnswer,
  route: OfrepRoute | undefined,
  { key, head = false }: { key?: string | undefined; head?: boolean } = {},
): void {
  const { status, headers, body } = answer;
  expect(status).toBeLessThan(500);
  expectReadable(headers);
  if (status === 429) expect(headers['retry-after']).toMatch(/^[1-9]\d*$/);
  if (status === 401) expect(headers['www-authenticate']).toBe('Bearer');
  if (status === 405) expect(headers.allow).toMatch(/^(POST|GET), OPTIONS$/);
  if (status === 304) expect(headers.etag).toMatch(/^"[\x21\x23-\x7e]+"$/);
  if (status === 304 || status === 204) {
    expect([body, headers['content-length'] ?? '0']).toEqual(['', '0']);
    return;
  }
  expect(headers['content-type']).toBe(jsonType);
  if (head) return;
  expect(headers['content-length']).toBe(String(Buffer.byteLength(body)));
  const said = JSON.parse(body) as Record<string, unknown>;
  if (route) expect(validateAnswer(route, status, said)).toEqual([]);
  if (status !== 200) expectRefusal(said, key);
  else if (route === 'bulk') {
    expect(headers.etag).toMatch(/^"[\x21\x23-\x7e]+"$/);
    expect(said.metadata).toEqual({});
    for (const flag of said.flags as Record<string, unknown>[]) expectEvaluation(flag, String(flag.key));
  } else expectEvaluation(said, String(key));
}

/** Java dereferences null metadata and parses the bodies of 401 and 429; Python indexes errorDetails. */
export function expectRefusal(said: Record<string, unknown>, key: string | undefined): void {
  expect(Object.keys(said)).toEqual([
    ...(key === undefined ? [] : ['key']),
    'errorCode',
    'errorDetails',
    'metadata',
  ]);
  expect(said.key).toBe(key);
  expect(codes).toContain(said.errorCode);
  expect(said.errorDetails).toMatch(/^\S.*[.]$/s);
  expect(said.metadata).toEqual({});
}

/** Python indexes value, variant and reason. */
export function expectEvaluation(said: Record<string, unknown>, key: string): void {
  expect(Object.keys(said)).toEqual(['key', 'value', 'variant', 'reason', 'metadata']);
  expect(said.key).toBe(key);
  expect(['boolean', 'string', 'number', 'object']).toContain(typeof said.value);
  expect(said.value).not.toBeNull();
  for (const name of ['variant', 'reason']) expect(said[name]).toMatch(/^\S+$/);
  for (const value of Object.values(said.metadata as object))
    expect(['boolean', 'string', 'number']).toContain(typeof value);
}

function expectReadable(headers: WireAnswer['headers']): void {
  const page = headers['access-control-allow-origin'];
  if (page === undefined) return;
  expect(headers['access-control-expose-headers']).toBe('ETag, Retry-After');
  expect(headers['access-control-allow-credentials']).toBeUndefined();
  if (page !== '*') expect(headers.vary).toBe('Origin');
}
