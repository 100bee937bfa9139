// Keeps what the build made (its files never change under one name) and the page that is shown when Latchkey can not be
// reached. Answers of Latchkey and pages of people are never kept: they always come from the network.
const files = 'latchkey-files-1';
const offline = 'latchkey-offline-1';
const mostFiles = 400;
const offlinePage = '/offline.html';
const offlineFont = '/offline.woff2';

self.addEventListener('install', (event) => {
  // No page is kept, so no page can be of another version: the new worker may take over at once.
  event.waitUntil(keepOfflinePage().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forget((name) => name !== files && name !== offline).then(() => self.clients.claim()));
});

// Whoever sees the sign-in page is nobody yet, or nobody any more.
self.addEventListener('message', (event) => {
  if (event.data === 'forget') event.waitUntil(forget(() => true).then(keepOfflinePage));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(fetch(request).then(orOffline, answerOffline));
  else if (url.pathname === offlineFont) event.respondWith(answerKept(offlineFont));
  else if (url.pathname.startsWith('/_next/static/') && !request.headers.has('range'))
    event.respondWith(answerFile(request, url));
});

async function keepOfflinePage() {
  const cache = await caches.open(offline);
  await cache.add(new Request(offlinePage, { cache: 'reload', credentials: 'omit' }));
}

async function forget(which) {
  const names = await caches.keys();
  const ours = names.filter((name) => name.startsWith('latchkey-') && which(name));
  await Promise.all(ours.map((name) => caches.delete(name)));
}

/** What stands in front answers so while the pages are being started again. */
function orOffline(answer) {
  return [502, 503, 504].includes(answer.status) ? answerOffline() : answer;
}

/** With headers of its own: the page holds its style and its script, and needs nothing from elsewhere. */
async function answerOffline() {
  const kept = await caches.match(offlinePage);
  if (!kept) return Response.error();
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-offline'; font-src 'self'; img-src data:; connect-src 'self'; frame-ancestors 'none'";
  return new Response(await kept.text(), {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
  });
}

async function answerKept(path) {
  return (await caches.match(path)) ?? Response.error();
}

async function answerFile(request, url) {
  const cache = await caches.open(files);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.status === 200 && answer.type === 'basic' && !isPage(answer)) {
    await keepFile(cache, request, answer.clone());
    if (/schibsted.grotesk.latin.wght/.test(url.pathname))
      await (await caches.open(offline)).put(offlineFont, answer.clone());
  }
  return answer;
}

function isPage(answer) {
  return answer.headers.get('content-type')?.includes('text/html') ?? true;
}

/** The oldest make room. */
async function keepFile(cache, request, answer) {
  await cache.put(request, answer);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - mostFiles)).map((old) => cache.delete(old)));
}
