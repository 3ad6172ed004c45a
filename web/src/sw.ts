// Keeps the pages last read in the reader's browser, so that they can be read
// where there is no network. Whatever the network brings comes first; only where
// it brings nothing, or not in time, is a kept page shown, and it says of when it
// is. docs/protocol.md has the rules.

// Of what a service worker is, the part that is used here: the compiler's own
// types of it can't stand beside those of a page.
interface Waiting extends Event {
  waitUntil(p: Promise<unknown>): void;
}
interface Fetching extends Waiting {
  readonly request: Request;
  readonly preloadResponse?: Promise<Response | undefined>;
  respondWith(r: Promise<Response>): void;
}
interface Told extends Waiting {
  readonly source: { readonly url?: string } | null;
}
declare const registration: ServiceWorkerRegistration;
declare const clients: { claim(): Promise<void>; matchAll(o: object): Promise<{ url: string }[]> };
declare function skipWaiting(): Promise<void>;

const scope = new URL(registration.scope).pathname; // "/" or "/live/"
const ours = "stoppress " + scope + " ";
const pages = ours + "1 pages"; // another number drops what older versions kept
const files = ours + "1 files";

const most = 20; // pages
const room = 30e6; // bytes of pictures
const large = 5e6; // bytes of one picture that is not kept
const oldest = 864000e3; // ms; as long as caches on the way may show a page where there is none newer
const patience = 4000; // ms; on a line that carries next to nothing a page of then beats none
const fresh = 60000; // ms; a page kept within is not asked for again

/** mark is where a page says that it is an old one; its words have # for the time. */
const mark = /<p class="offline" data-offline="[^"]*" data-kept="([^"]*)" hidden>/;

/** inside gives the part of an address below the site's; undefined: it is none of readers'. */
function inside(address: string): string | undefined {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin || !url.pathname.startsWith(scope)) return undefined;
  const path = url.pathname.slice(scope.length);
  return /^(desk|api)(\/|$)/.test(path) ? undefined : path;
}

const keyOf = (address: string) => {
  const url = new URL(address, location.href);
  return url.pathname + url.search;
};

/** filesOf gives the styles, scripts and pictures that a page names. */
const filesOf = (html: string) =>
  new Set([...html.matchAll(/\/-\/(?:assets|media)\/[^\s"'<>\\),&]+/g)].map((m) => scope.slice(0, -1) + m[0]));

const age = (r: Response) => Date.now() - +r.headers.get("X-Kept")!;

/** lookUp gives a page that is kept. */
async function lookUp(address: string): Promise<Response | undefined> {
  const r = await (await caches.open(pages)).match(keyOf(address), { ignoreVary: true });
  return r && age(r) < oldest ? r : undefined;
}

/** forget drops what is kept of a page that is not there any more, and of all below it. */
async function forget(address: string): Promise<void> {
  const store = await caches.open(pages);
  const gone = new URL(address, location.href).pathname;
  for (const k of await store.keys()) {
    const path = new URL(k.url).pathname;
    if (path === gone || path.startsWith(gone.replace(/\/?$/, "/"))) await store.delete(k);
  }
}

let turn: Promise<void> = Promise.resolve(); // one page is kept after the other: each prunes by what all of them name

/** keep takes an answer to a request for a page into what is kept. */
function keep(address: string, r: Response): Promise<void> {
  const gone = r.status === 404 || r.status === 410 || r.type === "opaqueredirect";
  const page = r.ok && /^text\/html/.test(r.headers.get("Content-Type") || "") && !/no-store/.test(r.headers.get("Cache-Control") || "");
  const html = page ? r.clone().text() : Promise.resolve("");
  const store = async () => {
    if (gone) return forget(address);
    const text = await html;
    if (!mark.test(text)) return;
    const headers = new Headers(r.headers);
    headers.delete("Content-Encoding");
    headers.delete("Content-Length");
    headers.set("X-Kept", "" + Date.now());
    const key = keyOf(address);
    await (await caches.open(pages)).put(key, new Response(text, { headers })); // and it comes last
    await fill(text);
    await prune(key, text);
  };
  return (turn = turn.then(store).catch(() => {})); // what can't be kept is not
}

/** fill keeps what the page has loaded already: what the browser does not have is not asked for, but for what makes it readable. */
async function fill(html: string): Promise<void> {
  const store = await caches.open(files);
  for (const path of filesOf(html)) {
    if (await store.match(path, { ignoreVary: true })) continue;
    const needed = /\/reader\.(css|js)$/.test(path);
    await take(path, await fetch(path, needed ? {} : { cache: "only-if-cached", mode: "same-origin" }).catch(() => undefined));
  }
}

/** take keeps a file whose address never stands for another. */
async function take(path: string, r: Response | undefined): Promise<void> {
  const size = r && +(r.headers.get("Content-Length") || 0);
  if (r && r.status === 200 && size! < large && /immutable/.test(r.headers.get("Cache-Control") || "")) {
    await (await caches.open(files)).put(path, r);
  }
}

/** prune keeps within bounds what is kept, and of a page nothing older than what now came. */
async function prune(key: string, html: string): Promise<void> {
  const store = await caches.open(pages);
  const say = (name: string, html: string) => (new RegExp(" data-" + name + '="([^"]*)"').exec(html) || [])[1];
  const page = say("page", html);
  const wanted = new Set<string>();
  const keys = [...(await store.keys())].reverse();
  for (const [i, k] of keys.entries()) {
    const r = await store.match(k, { ignoreVary: true });
    if (!r) continue;
    const text = await r.text();
    // Posts may have been withdrawn since: another part of the page, or one post
    // of it, is as old as its seq.
    const old = page && page === say("page", text) && (say("epoch", text) !== say("epoch", html) || +say("seq", text)! < +say("seq", html)!);
    if (i >= most || age(r) > oldest || (old && keyOf(k.url) !== key)) await store.delete(k);
    else for (const f of filesOf(text)) wanted.add(f);
  }
  const rest = await caches.open(files);
  let size = 0;
  for (const k of [...(await rest.keys())].reverse()) {
    const path = keyOf(k.url);
    const picture = path.startsWith(scope + "-/media/");
    const r = await rest.match(k, { ignoreVary: true });
    if (picture && r) size += +(r.headers.get("Content-Length") || 0) || (await r.blob()).size;
    // The fonts of a style sheet are named in none of the pages.
    if (!wanted.has(path) && (picture || /\.(js|css)$/.test(path)) || (picture && size > room)) await rest.delete(k);
  }
}

/** old gives a kept page with the word that it is one, in its own language. */
async function old(r: Response): Promise<Response> {
  const html = await r.text();
  const lang = (/ data-text-lang="([^"]+)"/.exec(html) || /<html lang="([^"]+)"/.exec(html) || ["", "en"])[1]!;
  const then = new Date(+r.headers.get("X-Kept")!);
  // The clock of the page's other times. Of a language that the browser does not
  // know the date is in figures.
  const known = Intl.DateTimeFormat.supportedLocalesOf(lang).length > 0;
  const day: Intl.DateTimeFormatOptions = { day: "numeric", month: known ? "long" : "2-digit" };
  const time = new Intl.DateTimeFormat([lang, "en-GB"], {
    ...(then.toDateString() === new Date().toDateString() ? {} : day),
    hour: "numeric",
    minute: "2-digit",
    hourCycle: /\d\s[AP]M\b/.test(html) ? "h12" : "h23",
  }).format(then);
  const text = html.replace(mark, (m: string, words: string) => {
    words = words.replace("#", () => time);
    return '<p class="offline" data-offline="' + words + '" data-stale>' + words + "</p>\n" + m;
  });
  return new Response(text, { headers: r.headers });
}

async function page(e: Fetching): Promise<Response> {
  const { url } = e.request;
  const asked = (async () => (await e.preloadResponse) || fetch(e.request))();
  const kept = await lookUp(url).catch(() => undefined);
  // Not before the answer is there is it known whether it is to be kept.
  const answer = asked.then((r) => {
    e.waitUntil(keep(url, r));
    return r;
  });
  if (!kept) return answer;
  const r = await Promise.race([answer.catch(() => undefined), new Promise<undefined>((late) => setTimeout(late, patience))]);
  e.waitUntil(answer.catch(() => {}));
  return r && r.status < 500 && r.status !== 429 ? r : old(kept);
}

async function file(e: Fetching): Promise<Response> {
  const path = keyOf(e.request.url);
  const kept = await caches.match(path, { cacheName: files, ignoreVary: true }).catch(() => undefined);
  if (kept) return kept;
  const r = await fetch(e.request);
  e.waitUntil(take(path, r.clone()).catch(() => {}));
  return r;
}

/** visit keeps a page that is open: it was loaded before this worker was there, or has changed since. */
async function visit(address: string | undefined): Promise<void> {
  if (!address || inside(address) == null) return;
  const kept = await lookUp(address);
  if (kept && age(kept) < fresh) return;
  await keep(address, await fetch(keyOf(address), { cache: "no-cache", redirect: "manual" }));
}

const on = <E extends Event>(kind: string, does: (e: E) => void) => addEventListener(kind, does as EventListener);

on("install", () => void skipWaiting());

on<Waiting>("activate", (e) => {
  const begin = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(ours) && name !== pages && name !== files) await caches.delete(name);
    }
    if (registration.navigationPreload) await registration.navigationPreload.enable();
    await clients.claim();
    for (const c of await clients.matchAll({ type: "window" })) await visit(c.url).catch(() => {});
  };
  e.waitUntil(begin());
});

on<Told>("message", (e) => e.waitUntil(visit(e.source?.url).catch(() => {})));

on<Fetching>("fetch", (e) => {
  const { request } = e;
  const path = inside(request.url);
  if (request.method !== "GET" || path == null) return;
  if (request.mode === "navigate") {
    if (request.destination === "document") e.respondWith(page(e));
  } else if (/^-\/(assets|media)\//.test(path) && !request.headers.has("Range") && request.referrer && inside(request.referrer) != null) {
    e.respondWith(file(e)); // what the desk looks at is not the reader's
  }
});

export {};
