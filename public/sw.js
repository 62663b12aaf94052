// The service worker: the whole app from this device, by content hash. Rules, in docs/build.md:
// all of a version is here or none of it; nothing enters without its hash; a person chooses when to update.
const VERSION = "dev"; // xtask dist: hash of the list below
const FILES = []; // xtask dist: [path relative to the scope, SHA-256 in hex]

const SCOPE = new URL(self.registration.scope);
// Caches belong to the origin, and other apps (or other copies of this one) may share it.
const OURS = `intendance:${SCOPE.pathname}:`;
const CACHE = OURS + VERSION;
const SHELL = new URL("shell.html", SCOPE).href;
const LISTED = new Set(FILES.map(([path]) => new URL(path, SCOPE).href));
const HASH = "x-sha256";

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(dropOldCaches()));

self.addEventListener("message", (event) => {
  const type = event.data?.type;
  if (type === "SKIP_WAITING") self.skipWaiting();
  if (type === "version") {
    const answer = { type: "version", version: VERSION };
    (event.ports[0] ?? event.source)?.postMessage(answer);
  }
});

// A reminder shown by the page leads where it says, in a window of this app if one is open.
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const url = new URL(event.notification.data?.url ?? SCOPE.href, SCOPE);
  if (url.origin === SCOPE.origin && url.pathname.startsWith(SCOPE.pathname)) event.waitUntil(open(url.href));
});

async function open(href) {
  const [tab] = await self.clients.matchAll({ type: "window" });
  // A tab that another version controls cannot be led: a new one is opened.
  const led = await tab?.navigate(href).catch(() => null);
  return led ? led.focus() : self.clients.openWindow(href);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== SCOPE.origin) return;
  if (!url.pathname.startsWith(SCOPE.pathname)) return;
  const path = url.pathname.slice(SCOPE.pathname.length);
  if (path === "api" || path.startsWith("api/") || path === "healthz") return;
  if (LISTED.has(url.origin + url.pathname)) event.respondWith(listed(request, url));
  else if (request.mode === "navigate") event.respondWith(shell(request));
});

async function listed(request, url) {
  const hit = await (await caches.open(CACHE)).match(url.origin + url.pathname);
  return hit ?? fetch(request);
}

// Every page of the app is the same document. Its base is written here, because only the browser knows
// from which folder the app is served.
async function shell(request) {
  const hit = await (await caches.open(CACHE)).match(SHELL);
  if (!hit) return fetch(request);
  const html = await hit.text();
  return new Response(html.replace(/<base href="[^"]*">/, `<base href="${SCOPE.pathname}">`), {
    headers: hit.headers,
  });
}

async function install() {
  const known = await knownResponses();
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(FILES.map(([path, hash]) => put(cache, known, path, hash)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error; // The version in use stays; the browser tries again later.
  }
}

async function put(cache, known, path, hash) {
  const url = new URL(path, SCOPE).href;
  const response = known.get(hash)?.clone() ?? (await download(url, hash));
  await cache.put(url, response);
}

// What the page has just loaded comes from the HTTP cache when its bytes are the right ones: the first
// visit then downloads once. Anything else is asked of the server again, past every cache.
async function download(url, hash) {
  for (const cache of ["default", "reload"]) {
    const response = await fetch(url, { cache, credentials: "same-origin" });
    if (!response.ok) continue;
    const bytes = await response.arrayBuffer();
    if ((await sha256(bytes)) !== hash) continue;
    const headers = new Headers(response.headers);
    for (const name of ["content-encoding", "content-length", "set-cookie"]) headers.delete(name);
    headers.set(HASH, hash);
    return new Response(bytes, { headers });
  }
  throw new Error(`${url} is not the file of version ${VERSION}`);
}

async function knownResponses() {
  const known = new Map();
  for (const name of await ourCaches()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      const hash = response?.headers.get(HASH);
      if (hash) known.set(hash, response);
    }
  }
  return known;
}

async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

async function dropOldCaches() {
  if (self.registration.installing) return; // A still newer version is filling its own cache.
  for (const name of await ourCaches()) if (name !== CACHE) await caches.delete(name);
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
