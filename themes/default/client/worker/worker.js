// The service worker: pages read so far, the telephone numbers and a search that was used stay at hand
// without a line. The build puts `version`, `core` (what every page loads, and what charts look like) and `numbers` (the pages of
// telephone numbers) before this text.

const scope = new URL(registration.scope);
const store = "fangce " + scope.href;
const files = store + " " + version;
const pages = store + " pages";
/** What an asset has in its name of its contents. */
const hash = /-[0-9a-f]{10}(?=\.\w+$)/;
const full = (path) => new URL(path, scope).href;

/** A page's name: hosts serve `a.html` as `a`, and `a/index.html` as `a/`; scripts alone read the question. */
const name = (address) => {
  const url = new URL(address);
  return url.origin + url.pathname.replace(/(\/(index)?|)(\.html)?$/, "");
};

/** Keeps an answer; a redirected one would be refused as a page. */
const keep = async (cache, key, answer) => {
  const kept = new Response(await answer.blob(), { headers: answer.headers });
  return (await caches.open(cache)).put(key, kept);
};

const keepPage = async (address) => {
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) throw new Error(address);
  return keep(pages, name(address), answer);
};

// The pages that are open came before the worker, so they are kept now.
addEventListener("install", (event) => event.waitUntil((async () => {
  await (await caches.open(files)).addAll(core.map(full));
  await Promise.all(numbers.map((path) => keepPage(full(path))));
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  await Promise.allSettled(open.map((page) => page.url).filter((url) => url.startsWith(scope.href)).map(keepPage));
  await skipWaiting();
})()));

// A new build has another version: the files of older ones go.
addEventListener("activate", (event) => event.waitUntil((async () => {
  const old = (cache) => cache.startsWith(store + " ") && cache !== files && cache !== pages;
  await Promise.all((await caches.keys()).filter(old).map((cache) => caches.delete(cache)));
  await clients.claim();
})()));

/** A page from the network, since it must not be older than need be; else as it was read; else the numbers. */
async function page(event) {
  const key = name(event.request.url);
  try {
    const answer = await fetch(event.request);
    if (answer.ok) event.waitUntil(keep(pages, key, answer.clone()));
    else if (answer.status === 404) event.waitUntil(caches.open(pages).then((cache) => cache.delete(key)));
    return answer;
  } catch (error) {
    const kept = await caches.match(key, { cacheName: pages });
    if (kept) return kept;
    const inLanguage = numbers.find((path) => key.startsWith(full(path.split("/")[0] + "/")));
    if (!numbers.length) return Response.error();
    const address = full(inLanguage || numbers[0]);
    return name(address) === key ? Response.error() : Response.redirect(address + "#_offline");
  }
}

// A file that is named after its contents, so what was kept is right. A page of an older build asks for
// older files: without them it gets those of now.
async function file(event) {
  const { request } = event;
  const kept = await caches.match(request.url, { cacheName: files });
  if (kept) return kept;
  const kin = core.find((path) => full(path).replace(hash, "") === request.url.replace(hash, ""));
  const instead = kin && await caches.match(full(kin), { cacheName: files });
  try {
    const answer = await fetch(request);
    if (answer.ok) event.waitUntil(keep(files, request.url, answer.clone()));
    return answer.ok ? answer : instead || answer;
  } catch (error) {
    return instead || Response.error();
  }
}

// What leads to files that are named after their contents: it must not be older than need be.
async function manifest({ request }) {
  const address = request.url.split("?")[0];
  try {
    const answer = await fetch(request, { cache: "no-cache" });
    if (answer.ok) await keep(files, address, answer.clone());
    return answer;
  } catch (error) {
    return (await caches.match(address, { cacheName: files })) || Response.error();
  }
}

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(scope.href)) return;
  const path = new URL(url).pathname;
  if (mode === "navigate" && /(\/[^.]*|\.html)$/.test(path)) event.respondWith(page(event));
  else if (url.startsWith(full("assets/")) && hash.test(path)) event.respondWith(file(event));
  else if (url.startsWith(full("assets/search/"))) event.respondWith(manifest(event));
});
