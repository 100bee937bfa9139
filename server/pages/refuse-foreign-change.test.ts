import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refuseForeignChange } from './refuse-foreign-change.ts';

let publicUrl: string | undefined;
const server = createServer((asked, answer) => {
  if (!refuseForeignChange(asked, answer, publicUrl)) answer.end('done');
});
beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(() => server.close());

const host = 'localhost:3000';
const json = 'application/json';

function status(
  headers: Record<string, string>,
  { method = 'POST', path = '/api/trpc/x' } = {},
): Promise<number> {
  const { port } = server.address() as AddressInfo;
  return new Promise((done, fail) =>
    request({ port, method, path, headers: { host, ...headers } }, (answer) => {
      answer.resume();
      done(answer.statusCode ?? 0);
    })
      .on('error', fail)
      .end(),
  );
}

const form = 'multipart/form-data; boundary=x';

describe('a change', () => {
  test.each([
    { origin: 'http://localhost:3000', 'content-type': json },
    { origin: 'http://localhost:3000', 'content-type': form, 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain' },
    { 'content-type': 'application/json; charset=utf-8' },
  ])('passes from here: %o', async (headers) => {
    publicUrl = undefined;
    expect(await status(headers)).toBe(200);
  });

  test.each([
    { origin: 'http://evil.example', 'content-type': json },
    { origin: 'null', 'content-type': json },
    { origin: '', 'content-type': json },
    { origin: 'http://localhost:3001', 'content-type': json },
    { origin: 'http://localhost:3000.evil.example', 'content-type': json },
    { 'sec-fetch-site': 'cross-site', 'content-type': json },
    { 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000', 'content-type': json },
    { 'content-type': 'text/plain' },
    { 'content-type': form },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'TEXT/plain;x=application/json' },
    {},
  ])('is refused from elsewhere, or from who knows where: %o', async (headers) => {
    publicUrl = undefined;
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect(await status(headers, { method }), method).toBe(403);
  });

  test('is measured against the public address when one is set, scheme and all', async () => {
    publicUrl = 'https://latchkey.example.com';
    expect(await status({ origin: 'https://latchkey.example.com' })).toBe(200);
    expect(await status({ origin: 'http://latchkey.example.com' })).toBe(403);
    expect(await status({ origin: 'http://localhost:3000' })).toBe(403);
  });

  test('comes from the directory with its token, and reading comes from anywhere', async () => {
    publicUrl = undefined;
    const origin = 'https://evil.example';
    expect(await status({ 'content-type': 'application/scim+json' }, { path: '/scim/v2/Users' })).toBe(200);
    expect(await status({ origin }, { method: 'GET' })).toBe(200);
    expect(await status({ origin }, { path: '/api/scim/v2' })).toBe(403);
    for (const path of [
      '/scim/../sign-in',
      '/scim/v2/../../sign-in',
      '/scim/foo',
      '/scim/v2/%2e%2e/x?a=/scim/v2/.',
    ])
      expect(await status({ origin }, { path }), path).toBe(403);
  });

  test('of another site is not even a question', async () => {
    const foreign = { 'sec-fetch-site': 'cross-site' };
    expect(await status(foreign, { method: 'GET' })).toBe(403);
    expect(await status(foreign, { method: 'GET', path: '/api/auth/callback/oidc' })).toBe(200);
    expect(await status(foreign, { method: 'GET', path: '/accounts/acme' })).toBe(200);
  });
});
