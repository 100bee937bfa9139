import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { beforeEach, expect, test, vi } from 'vitest';

const origin = 'https://latchkey.example.com';
const code = readFileSync('public/sw.js', 'utf8');

/** As much of the browser's caches as the worker uses; requests are known by their address. */
class Caches {
  readonly kept = new Map<string, Map<string, Response>>();
  readonly network: (path: string) => Promise<Response>;

  constructor(network: (path: string) => Promise<Response>) {
    this.network = network;
  }

  async open(name: string) {
    const files = this.kept.get(name) ?? new Map<string, Response>();
    this.kept.set(name, files);
    return {
      add: async (request: Asked) => files.set(pathOf(request), await this.network(pathOf(request))),
      put: async (request: Asked | string, answer: Response) => files.set(pathOf(request), answer),
      match: async (request: Asked | string) => files.get(pathOf(request))?.clone(),
      delete: async (path: string) => files.delete(path),
      keys: async () => [...files.keys()],
    };
  }

  async match(path: string) {
    for (const files of this.kept.values()) if (files.has(path)) return files.get(path)?.clone();
    return undefined;
  }

  async keys() {
    return [...this.kept.keys()];
  }

  async delete(name: string) {
    return this.kept.delete(name);
  }
}

interface Asked {
  readonly url: string;
  readonly method: string;
  readonly mode: string;
  readonly headers: Headers;
}

const pathOf = (request: Asked | string) =>
  typeof request === 'string' ? request : new URL(request.url, origin).pathname;

class WorkerRequest {
  readonly url: string;
  constructor(path: string) {
    this.url = `${origin}${path}`;
  }
}

let caches: Caches;
let network: ReturnType<typeof vi.fn<(path: string) => Promise<Response>>>;
let listeners: Map<string, (event: object) => void>;
const claim = vi.fn(async () => {});
const skipWaiting = vi.fn(async () => {});

function fromServer(body: string, type: string, status = 200): Response {
  const answer = new Response(body, { status, headers: { 'content-type': type } });
  const basic = (one: Response): Response =>
    Object.defineProperties(one, {
      type: { value: 'basic' },
      clone: { value: () => basic(Response.prototype.clone.call(one)) },
    });
  return basic(answer);
}

beforeEach(() => {
  network = vi.fn(async (path: string) =>
    path === '/offline.html'
      ? fromServer('<h1>You are offline.</h1>', 'text/html')
      : fromServer(`the file ${path}`, path.endsWith('.js') ? 'text/javascript' : 'font/woff2'),
  );
  caches = new Caches((path) => network(path));
  listeners = new Map();
  vm.runInNewContext(code, {
    self: {
      addEventListener: (type: string, listen: (event: object) => void) => listeners.set(type, listen),
      location: { origin },
      clients: { claim },
      skipWaiting,
    },
    caches,
    fetch: (request: Asked) => network(pathOf(request)),
    Request: WorkerRequest,
    Response,
    URL,
  });
});

async function tell(type: string, event: object = {}): Promise<void> {
  const until: Promise<unknown>[] = [];
  listeners.get(type)?.({ ...event, waitUntil: (work: Promise<unknown>) => until.push(work) });
  await Promise.all(until);
}

/** @returns nothing when the worker leaves the request to the browser. */
async function ask(path: string, given: Partial<Asked> = {}): Promise<Response | undefined> {
  let answer: Promise<Response> | undefined;
  const url = path.startsWith('http') ? path : `${origin}${path}`;
  const request = { url, method: 'GET', mode: 'cors', headers: new Headers(), ...given };
  listeners.get('fetch')?.({
    request,
    respondWith: (given: Promise<Response>) => {
      answer = given;
    },
  });
  return answer;
}

const away = () => network.mockRejectedValue(new TypeError('Failed to fetch'));
const files = () => [...(caches.kept.get('latchkey-files-1')?.keys() ?? [])];

test('a page comes from the network and is not kept', async () => {
  await tell('install');
  network.mockResolvedValueOnce(fromServer('<p>Acme</p>', 'text/html'));
  const answer = await ask('/accounts/acme', { mode: 'navigate' });
  expect(await answer?.text()).toBe('<p>Acme</p>');
  expect([...caches.kept.keys()]).toEqual(['latchkey-offline-1']);
  expect([...(caches.kept.get('latchkey-offline-1')?.keys() ?? [])]).toEqual(['/offline.html']);
});

test('a refusal of the pages is shown as it is; while they are being started again there is the offline page', async () => {
  await tell('install');
  network.mockResolvedValueOnce(fromServer('not found', 'text/html', 404));
  expect(await (await ask('/', { mode: 'navigate' }))?.text()).toBe('not found');
  network.mockResolvedValueOnce(fromServer('starting', 'text/plain', 503));
  expect(await (await ask('/', { mode: 'navigate' }))?.text()).toContain('You are offline.');
});

test('without a network every page is the offline page, with a policy of its own, and says that it is no answer', async () => {
  await tell('install');
  away();
  const answer = await ask('/accounts/acme', { mode: 'navigate' });
  expect(answer?.status).toBe(503);
  expect(await answer?.text()).toContain('You are offline.');
  const policy = answer?.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'nonce-offline'");
});

test('files of the build are asked for once', async () => {
  const file = '/_next/static/chunks/ab12.js';
  expect(await (await ask(file))?.text()).toBe(`the file ${file}`);
  away();
  expect(await (await ask(file))?.text()).toBe(`the file ${file}`);
  expect(files()).toEqual([file]);
});

test('a page or a failure under the name of a file is not kept', async () => {
  network.mockResolvedValueOnce(fromServer('<p>Sign in</p>', 'text/html'));
  await ask('/_next/static/chunks/a.js');
  network.mockResolvedValueOnce(fromServer('gone', 'text/javascript', 404));
  await ask('/_next/static/chunks/b.js');
  expect(files()).toEqual([]);
});

test.each([
  ['an answer of the API', '/api/trpc/accounts.page', {}],
  ['an evaluation', '/ofrep/v1/evaluate/flags', { method: 'POST' }],
  ['a payload of a page', '/accounts/acme?_rsc=1', {}],
  ['an image', '/icons/latchkey-192.png', {}],
  ['a stream', '/api/live', {}],
  ['another origin', 'https://example.org/_next/static/a.js', {}],
  ['a part of a file', '/_next/static/media/a.woff2', { headers: new Headers({ range: 'bytes=0-' }) }],
])('%s is left to the browser', async (_name, path, given) => {
  expect(await ask(path, given)).toBeUndefined();
});

test('the text face is kept for the offline page', async () => {
  await ask('/_next/static/media/schibsted_grotesk_latin_wght_normal-s.p.ab12.woff2');
  away();
  expect(await (await ask('/offline.woff2'))?.text()).toContain('schibsted');
});

test('the oldest files make room', async () => {
  for (let number = 0; number < 405; number++) await ask(`/_next/static/chunks/${number}.js`);
  expect(files()).toHaveLength(400);
  expect(files()[0]).toBe('/_next/static/chunks/5.js');
});

test('a new worker takes over at once and throws away what older ones kept, and nothing of others', async () => {
  caches.kept.set('latchkey-files-0', new Map());
  caches.kept.set('somebody-else', new Map());
  await tell('install');
  expect(skipWaiting).toHaveBeenCalled();
  await tell('activate');
  expect(claim).toHaveBeenCalled();
  expect([...caches.kept.keys()].toSorted()).toEqual(['latchkey-offline-1', 'somebody-else']);
});

test('after signing out nothing is left but the offline page', async () => {
  await tell('install');
  await ask('/_next/static/chunks/ab12.js');
  await tell('message', { data: 'forget' });
  expect([...caches.kept.keys()]).toEqual(['latchkey-offline-1']);
  expect([...(caches.kept.get('latchkey-offline-1')?.keys() ?? [])]).toEqual(['/offline.html']);
});
