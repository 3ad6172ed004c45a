// Keeps an open page up to date. The page is whole without it: this script adds
// posts as they come, and never owns what the server rendered.

import { follow, past, remember, type Change } from "./link";
import { merge, parse, still } from "./merge";
import { times } from "./time";
import { kept, write } from "./kept";
import { begin, rehome, settle } from "./host";
import { counted, figures, visit, type Visit } from "./post";

/** load runs a script that few need, once: the address is in the element's attribute of the name. Then comes what is next, though the script may not have come. */
const load = (e: HTMLElement, name: string, next?: () => void) => {
  const script = document.createElement("script");
  script.src = e.dataset[name] || "";
  script.onload = script.onerror = next!;
  if (script.src) document.head.append(script);
  e.dataset[name] = "";
};

function keep(main: HTMLElement, list: HTMLElement): void {
  const data = main.dataset;
  // What only this script shows; a text browser would show it always.
  if (!HOST) for (const s of main.querySelectorAll("script")) s.outerHTML = s.text;
  // What a page lacks an element of no page stands in for.
  const one = <T extends HTMLElement>(name: string) =>
    main.querySelector<T>("[data-" + name + "]") || (document.createElement("p") as HTMLElement as T);
  const pill = one("new");
  const status = one("status");
  let title = document.title; // without the count

  // Posts that came while they would have moved what is being read, by id.
  const waiting = new Map<string, Change>();
  let read = 0; // seq before the first of them
  // Ids of new posts that belong to a newer part of the page than the one shown.
  const beyond = new Set<string>();

  // While the reader has stopped the page, nothing on it moves: what would
  // change it is held. Only what was withdrawn goes at once.
  let paused = false;
  let held: Change[] = [];

  let saying = 0;
  let came = 0; // posts shown at once that nothing has been said of yet
  // Posts that come together are told of together, once.
  const say = (text: () => string) => {
    clearTimeout(saying);
    saying = window.setTimeout(() => {
      const t = text();
      came = 0;
      if (t !== status.textContent) status.textContent = t;
    }, 700);
  };

  const count = () => {
    const n = waiting.size + beyond.size;
    const text = (n: number) => (n ? counted(n, data.textNew, data) : "");
    pill.hidden = !n;
    pill.textContent = text(n);
    document.title = n ? "(" + figures(n, data) + ") " + title : title;
    say(() => text(n || came));
  };

  /** idle says that a post coming in at the top disturbs nobody. */
  const idle = () => {
    const at = document.activeElement;
    const s = getSelection();
    return (
      !paused &&
      !document.hidden &&
      (!HOST || begin) &&
      visualViewport!.pageTop < 1 &&
      at !== pill &&
      !list.contains(at) &&
      !(s && !s.isCollapsed && s.getRangeAt(0).intersectsNode(list))
    );
  };

  const all = (selector: string, root: HTMLElement = list) => [...root.querySelectorAll<HTMLElement>(selector)];
  const shown = (id: string | undefined) => all('[data-post="' + id + '"]')[0];

  /** place puts a post that is not on the page yet into its update, which it makes where there is none. */
  const place = (c: Change): HTMLElement => {
    const post = parse(c.html!);
    const stamp = c.stamp!;
    post.dataset.fresh = data.textFresh;
    const updates = all("[data-update]");
    const same = updates.filter((u) => u.dataset.update === stamp);
    // Within an update the greater order comes first, whichever way the page runs.
    for (const u of same) {
      for (const p of all("[data-post]", u)) {
        if (p.dataset.order! < c.order!) {
          p.before(post);
          return u;
        }
      }
    }
    let update = same.pop();
    if (!update) {
      const made = one<HTMLTemplateElement>("group").content.cloneNode(true) as DocumentFragment;
      const line = made.querySelector<HTMLElement>("[data-day]")!;
      const time = made.querySelector("time")!;
      const group = c.group!;
      const day = group.date || group.day;
      update = made.querySelector<HTMLElement>("[data-update]")!;
      update.dataset.update = stamp;
      if (group.offset != null) update.dataset.offset = "" + group.offset;
      update.id = "u-" + stamp.slice(0, 16).replace(/\D/g, "");
      made.querySelector("a")!.href = "#" + update.id;
      time.dateTime = stamp;
      time.textContent = group.line;
      line.dataset.day = day;
      line.textContent = group.day;

      const next = updates.find((u) => (data.oldest == null ? u.dataset.update! < stamp : u.dataset.update! > stamp));
      // The day line above an element, or what stands there.
      const up = (e: Element) => e.previousElementSibling as HTMLElement | null;
      let above = next ? up(next) : null;
      list.insertBefore(update, (above?.dataset.day || day) !== day ? above : next || null);
      for (above = up(update); above && !above.dataset.day; ) above = up(above);
      if (above?.dataset.day !== day) update.before(line);
    }
    update.append(post);
    return update;
  };

  /** index lists the headlines of an update of more than three posts, as the server does. */
  const index = (update: HTMLElement) => {
    const lines: Node[] = [];
    for (const p of all("[data-post]", update)) {
      const headline = p.querySelector(HOST ? '[data-h="4"] a' : "h4 a");
      if (!headline) continue;
      const link = document.createElement("a");
      link.href = "#" + p.id;
      if (p.lang) link.lang = p.lang;
      if (p.dir) link.dir = p.dir;
      link.textContent = headline.textContent;
      const li = document.createElement("li");
      li.append(link);
      lines.push(li);
    }
    let ul = update.querySelector<HTMLElement>("[data-contents]");
    if (lines.length < 4) return ul?.remove();
    if (!ul) {
      ul = document.createElement("ul");
      ul.className = "contents";
      ul.dataset.contents = "";
      update.firstElementChild!.after(ul);
    }
    if (ul.textContent !== lines.map((l) => l.textContent).join("")) ul.replaceChildren(...lines);
  };

  /** tick does what time alone does: a notice lapses, what was "now" is a minute ago. */
  const tick = () => {
    const notice = one("until");
    if (Date.parse(notice.dataset.until!) <= Date.now() && !paused) notice.remove();
    times(list, data, paused);
  };

  /** bring shows the posts that wait. Of those that came before, only a part of the same update stays new. */
  const bring = (stamp?: string) => {
    one("empty").remove();
    for (const p of all("[data-fresh]")) if (stamp !== p.parentElement!.dataset.update) delete p.dataset.fresh;
    new Set(Array.from(waiting.values(), place)).forEach(index);
    waiting.clear();
    tick();
  };

  const put = (c: Change) => {
    const id = c.post!;
    const rev = c.rev!;
    const old = shown(id);
    if (old) {
      if (rev > +old.dataset.rev!) {
        merge(old, parse(c.html!));
        index(old.parentElement!);
      }
    } else if (data.to && c.stamp! >= data.to) {
      // Of these only a first revision is known to be new to the reader.
      if (rev === 1) beyond.add(id);
      count();
    } else if (!data.from || c.stamp! >= data.from) {
      if (rev < waiting.get(id)?.rev!) return;
      if (!waiting.size) read = c.seq - 1;
      waiting.set(id, c);
      if (idle()) {
        came += waiting.size;
        bring(c.stamp);
        status.textContent = ""; // the same words again are news again
      }
      count();
    }
  };

  const drop = (c: Change) => {
    const old = shown(c.post);
    if (old) {
      const update = old.parentElement!;
      if (c.html) merge(old, parse(c.html));
      else old.remove();
      index(update);
    }
    if (waiting.delete(c.post!) || beyond.delete(c.post!)) count();
  };

  const head = (html: string | undefined) => {
    if (!html) return;
    const old = one("head");
    const name = () => (old.querySelector("h1") || old).textContent!;
    const was = name();
    merge(old, parse(html));
    if (was !== name()) {
      title = title.replace(was, name);
      count();
    }
  };

  const apply = (c: Change) => {
    data.state = c.state || data.state;
    if (c.event === "drop") {
      held = held.filter((h) => h.post !== c.post);
      drop(c);
    } else {
      if (paused) held.push(c);
      if (c.event === "put" && !(paused && shown(c.post))) put(c);
      if (paused) return;
      if (c.event === "page") head(c.html);
    }
    head(c.head);
    const last = one<HTMLTimeElement>("last-updated");
    // An event that is sent again may be older than the head.
    if (c.updated && c.updated.time >= last.dateTime) {
      last.dateTime = c.updated.time;
      last.textContent = c.updated.text;
    }
  };

  pill.onclick = () => {
    if (beyond.size) return location.assign(data.base!);
    bring();
    count();
    visit(all("[data-fresh]")[0]);
  };

  const pause = (on: boolean) => {
    paused = on;
    main.toggleAttribute("data-paused", on);
    const changes = held;
    held = [];
    still(main, () => changes.forEach(apply));
    tick();
  };
  one("pause").onclick = () => {
    pause(!paused);
    write("sessionStorage", "pause", paused);
  };
  // Asking where the page is scrolled to, as a pause does, would lay it out twice.
  kept("sessionStorage", "pause") ? pause(true) : setTimeout(tick);
  const keys = one<HTMLButtonElement>("keys");
  keys.onclick = () => {
    keys.value = "help";
    load(keys, "keys");
  };
  if (kept("localStorage", "keys")) load(keys, "keys");
  // Pictures, embeds and sharing have a script that comes with the first click on
  // one of them, and then has that click. Where it can't come, a link is a link.
  if (data.extras) {
    list.onclick = (e) => {
      const at = (e.target as Element).closest<HTMLElement>("button,.picture>a");
      if (!at || e.ctrlKey || e.metaKey || e.shiftKey) return;
      e.preventDefault();
      load(main, "extras", () => {
        list.onclick = null;
        at.click();
      });
    };
  }
  setInterval(() => document.hidden || tick(), 20000);

  // What the reader had not seen when they left. What is remembered is of the
  // newest posts; an older part of the page neither tells nor changes it.
  const epoch = +data.epoch!;
  const was: Visit | null = data.to ? null : kept("localStorage", data.base!);
  if (was?.epoch === epoch && (was.seq < +data.seq! || past().left < +data.seq!)) load(main, "away");
  // No page waits for what keeps it: that comes when all else is there.
  const worker = HOST ? null : navigator.serviceWorker;
  if (data.sw) addEventListener("load", () => worker?.register(data.sw!).catch(() => {}));

  const leave = () => {
    if (data.to) return;
    // Of two tabs the one that showed more counts.
    const other: Visit | null = kept("localStorage", data.base!);
    const seq = Math.max(waiting.size ? read : +data.seq!, other?.epoch === epoch ? other.seq : 0);
    write("localStorage", data.base!, { epoch, seq, time: Date.now() });
    worker?.controller?.postMessage(0); // it keeps the page as it is now
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? leave : tick)());
  addEventListener("pagehide", () => {
    if (!document.hidden) leave();
  });

  // Once only: on the way back the browser knows better where the reader was.
  const open = shown(data.open);
  if (open && !location.hash && !past().opened) {
    open.scrollIntoView();
    remember({ opened: true });
  }

  follow(
    data,
    (c) => still(main, () => apply(HOST ? rehome(main, c) : c)),
    (w) => {
      if (w === data.link) return;
      data.link = w;
      const word = one("offline");
      const text = word.dataset.offline!;
      word.hidden = w !== "offline";
      if (!word.hidden) say(() => text);
      else {
        if (status.textContent === text) status.textContent = "";
        one("stale").remove(); // the same in other words, put there by sw.ts
      }
    },
  );
}

for (const main of document.querySelectorAll<HTMLElement>("[data-page][data-base]")) {
  const list = main.querySelector<HTMLElement>("[data-list]");
  if (list && (!HOST || settle(main))) keep(main, list);
}
