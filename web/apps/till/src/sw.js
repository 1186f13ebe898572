// Keeps the shell, never the data: /v1 always goes to the network. `version` and `shell` are written above by the build.
const cacheName = `zg-till-${version}`;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(shell)));
});

self.addEventListener('activate', (event) => {
  const stale = (name) => name.startsWith('zg-till-') && name !== cacheName;
  const clean = caches.keys().then((names) => Promise.all(names.filter(stale).map((name) => caches.delete(name))));
  event.waitUntil(clean.then(() => self.clients.claim()));
});

// The page says when a new version may take over: only while the basket is empty.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting();
});

async function fromCache(request) {
  const cache = await caches.open(cacheName);
  const hit = await cache.match(request.mode === 'navigate' ? './' : request, { ignoreSearch: true });
  return hit ?? fetch(request);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const inScope = request.url.startsWith(self.registration.scope);
  if (request.method === 'GET' && inScope) event.respondWith(fromCache(request));
});
