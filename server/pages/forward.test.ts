import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, request as requestOf, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createForwarder } from './forward.ts';

const open: Server[] = [];
const folders: string[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function listen(server: Server, where: string | number): Promise<void> {
  open.push(server);
  await new Promise<void>((done) => server.listen(where as number, done));
}

/** @returns the address of a server that hands everything to `behind`; without it, to nobody. */
async function inFrontOf(behind?: RequestListener): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-forward-'));
  folders.push(folder);
  const socket = join(folder, 'pages');
  if (behind) await listen(createServer(behind), socket);
  const front = createServer(createForwarder(socket));
  await listen(front, 0);
  return `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
}

test('a request arrives as it was sent, and says where it came from', async () => {
  const url = await inFrontOf(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method, url: path, headers } = request;
    response.setHeader('set-cookie', ['a=1', 'b=2']);
    response.writeHead(207, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ method, path, body, headers }));
  });
  const answer = await fetch(`${url}/a/b?c=%2F`, {
    method: 'POST',
    body: 'Grüße',
    headers: { 'x-forwarded-for': '192.0.2.7', cookie: 'session=1' },
  });
  expect([answer.status, answer.headers.getSetCookie()]).toEqual([207, ['a=1', 'b=2']]);
  const { headers, ...rest } = (await answer.json()) as Record<string, unknown>;
  expect(rest).toEqual({ method: 'POST', path: '/a/b?c=%2F', body: 'Grüße' });
  expect(headers).toMatchObject({ host: new URL(url).host, cookie: 'session=1' });
  expect(headers).toMatchObject({
    'x-forwarded-for': expect.stringMatching(/^192\.0\.2\.7, .*127\.0\.0\.1$/),
  });
});

test('an answer is handed on while it is still being written', async () => {
  const { promise: seen, resolve } = Promise.withResolvers<void>();
  const url = await inFrontOf(async (_request, response) => {
    response.write('first');
    await seen;
    response.end('second');
  });
  const reader = (await fetch(url)).body?.getReader();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('first');
  resolve();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('second');
});

test('whoever leaves is not answered any longer', async () => {
  const { promise: left, resolve } = Promise.withResolvers<void>();
  const url = await inFrontOf((_request, response) => {
    response.write('first');
    response.on('close', resolve);
  });
  const asked = requestOf(url, (answer) => answer.once('data', () => asked.destroy()));
  asked.on('error', () => {});
  asked.end();
  await left;
});

test('with nobody behind it, it says so', async () => {
  const url = await inFrontOf();
  const page = await fetch(url, { headers: { accept: 'text/html' } });
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '3']);
  expect(await page.text()).toMatch(/started again/);
  const call = await fetch(`${url}/api/trpc/x`);
  expect(await call.json()).toEqual({ error: { message: expect.stringMatching(/started again/) } });
});
