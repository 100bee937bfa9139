import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, request as requestOf, type Server } from 'node:http';
import { type AddressInfo, connect, createServer as createPlainServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createForwarder, forwardUpgrade } from './forward.ts';

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
async function inFrontOf(behind?: RequestListener, answersWithinMs?: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-forward-'));
  folders.push(folder);
  const socket = join(folder, 'pages');
  if (behind) await listen(createServer(behind), socket);
  const front = createServer(createForwarder(socket, answersWithinMs));
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

test('whoever left before it could be asked is not asked for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-forward-'));
  folders.push(folder);
  const socket = join(folder, 'pages');
  const behind = createServer((_request, response) => response.end());
  await listen(behind, socket);
  const forward = createForwarder(socket);
  const { promise: came, resolve: arrive } = Promise.withResolvers<void>();
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  const front = createServer((request, response) => {
    if (request.url === '/') return forward(request, response);
    arrive();
    response.on('close', () => {
      forward(request, response);
      leave();
    });
  });
  await listen(front, 0);
  const { port } = front.address() as AddressInfo;
  const leaver = connect(port);
  leaver.write('POST /leaves HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf');
  await came;
  leaver.destroy();
  await left;
  await (await fetch(`http://127.0.0.1:${port}/`)).text();
  expect(await new Promise((done) => behind.getConnections((_error, count) => done(count)))).toBe(1);
});

test('after an answer that came before the whole body, the connection’s next request is answered', async () => {
  const url = await inFrontOf((request, response) => {
    response.writeHead(request.method === 'POST' ? 401 : 200).end(`answer to ${request.url}`);
  });
  const client = connect(Number(new URL(url).port));
  let heard = '';
  const hear = (awaited: string) =>
    new Promise<void>((done) =>
      client.on('data', (chunk) => {
        heard += chunk;
        if (heard.includes(awaited)) done();
      }),
    );
  const first = hear('answer to /early');
  client.write(`POST /early HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n${'x'.repeat(1_000)}`);
  await first;
  const second = hear('answer to /next');
  client.write(`${'x'.repeat(199_000)}GET /next HTTP/1.1\r\nHost: a\r\n\r\n`);
  await second;
  client.destroy();
});

test('an answer that does not begin is given up, one that has begun is waited for', async () => {
  const url = await inFrontOf((request, response) => {
    if (request.url !== '/slow') return;
    response.write('first, ');
    setTimeout(() => response.end('second'), 300);
  }, 100);
  const answer = await fetch(url);
  expect([answer.status, await answer.json()]).toEqual([
    504,
    { error: { message: expect.stringMatching(/too long/) } },
  ]);
  expect(await (await fetch(`${url}/slow`)).text()).toBe('first, second');
});

test('streams end when they are told to, and those that come later at once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-forward-'));
  folders.push(folder);
  const socket = join(folder, 'pages');
  let left = 0;
  await listen(
    createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
      response.write('event: ready\n\n');
      response.on('close', () => {
        left += 1;
      });
    }),
    socket,
  );
  const forward = createForwarder(socket);
  const front = createServer(forward);
  await listen(front, 0);
  const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  const open = await fetch(url);
  forward.endStreams();
  expect(await open.text()).toBe('event: ready\n\n');
  expect(await (await fetch(url)).text()).toBe('');
  await expect.poll(() => left).toBe(2);
});

test('a connection that breaks before it is handed over harms nobody', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-forward-'));
  folders.push(folder);
  const path = join(folder, 'pages');
  const behind = createPlainServer();
  await new Promise<void>((done) => behind.listen(path, done));
  const front = createServer();
  const handed = new Promise<Socket>((done) =>
    front.on('upgrade', (request, socket: Socket, head) => {
      forwardUpgrade(path, request, socket, head);
      socket.destroy(new Error('reset by the other side'));
      socket.once('close', () => done(socket));
    }),
  );
  await listen(front, 0);
  const client = connect((front.address() as AddressInfo).port);
  client.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  expect((await handed).destroyed).toBe(true);
  await new Promise((done) => behind.close(done));
});
