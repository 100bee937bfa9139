import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { largestBody, refuseLargeBody } from './refuse-large-body.ts';

const server = createServer((request, response) => {
  if (!refuseLargeBody(request, response)) response.end('read');
});
let url: string;

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

it.each([
  ['a body at the limit', 'x'.repeat(largestBody), 200],
  ['a body over the limit', 'x'.repeat(largestBody + 1), 413],
  ['no body', undefined, 200],
])('%s', async (_what, body, status) => {
  const answer = await fetch(url, { method: body === undefined ? 'GET' : 'POST', ...(body && { body }) });
  expect(answer.status).toBe(status);
});

it('a body that does not say its length', async () => {
  const body = new ReadableStream({
    start(stream) {
      stream.enqueue(new TextEncoder().encode('x'));
      stream.close();
    },
  });
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
  expect((await fetch(url, init)).status).toBe(411);
});
