import { afterEach, describe, expect, test, vi } from 'vitest';
import { refuseForeignPost } from '#app/api/trpc/[trpc]/refuse-foreign-post.ts';

const post = (headers: Record<string, string>) =>
  new Request('http://localhost:3000/api/trpc/grants.unlock', {
    method: 'POST',
    body: '{}',
    headers: { host: 'localhost:3000', 'content-type': 'application/json', ...headers },
  });

const status = (headers: Record<string, string>) => refuseForeignPost(post(headers))?.status;

afterEach(() => vi.unstubAllEnvs());

describe('a posted command', () => {
  test('passes as JSON from this site', () => {
    expect(status({ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' })).toBeUndefined();
    expect(status({ 'content-type': 'application/json; charset=utf-8' })).toBeUndefined();
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ])('is refused as %s', (type) => expect(status({ 'content-type': type })).toBe(415));

  test.each([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:3001' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' },
  ])('is refused from elsewhere: %o', (headers) => expect(status(headers)).toBe(403));

  test('is measured against the public address when one is set', () => {
    vi.stubEnv('AUTH_URL', 'https://latchkey.example.com');
    expect(status({ origin: 'https://latchkey.example.com' })).toBeUndefined();
    expect(status({ origin: 'http://localhost:3000' })).toBe(403);
  });
});
