// Keeps an open page up to date. The page is whole without it: this script adds
// posts as they come, and never owns what the server rendered.

import { follow, type Change, type Way } from "./link";
import { merge, parse, still } from "./merge";
import { ago, times } from "./time";
import { kept, write } from "./kept";
import { begin, rehome, settle } from "./host";

/** Visit is what had been shown of a page when the reader left it. */
interface Visit {
  epoch: number;
  seq: number;
  time: number; // ms
}

function keep(main: HTMLElement, list: HTMLElement): void {
  const data = main.dataset;
  const one = <T extends HTMLElement>(name: string) => main.querySelector<T>("[data-" + name + "]");
  const pill = one("new");
  const status = one("status");
  const word = one("offline");
  const title = document.title;
  const lang = data.textLang; // of the texts, which may not be the page's

  // Posts that came while they would have moved what is being read, by id.
  const waiting = new Map<string, Change>();
  let read = 0; // seq before the first of them
  // Ids of new posts that belong to a newer part of the page than the one shown.
  const beyond = new Set<string>();

  // While the reader has stopped the page, nothing on it moves: what would
  // change it is held. Only what was withdrawn goes at once.
  let paused = false;
  let held: [string, Change][] = [];

  const figure = (n: number) => n.toLocaleString(lang);
  const counted = (n: number, texts = data.textNew, more = "") => {
    const forms = JSON.parse(texts || "{}");
    const form = Intl.PluralRules ? new Intl.PluralRules(lang).select(n) : "other";
    return String(forms[form] || forms.other || "#").replace("#", figure(n) + more);
  };

  let saying = 0;
  let came = 0; // posts shown at once that nothing has been said of yet
  // Posts that come together are told of together, once.
  const say = (text: () => string) => {
    clearTimeout(saying);
    saying = window.setTimeout(() => {
      const t = text();
      came = 0;
      if (status && t !== status.textContent) status.textContent = t;
    }, 700);
  };

  const count = () => {
    const n = waiting.size + beyond.size;
    if (pill) {
      pill.hidden = !n;
      if (n) pill.textContent = counted(n);
    }
    document.title = n ? "(" + figure(n) + ") " + title : title;
    say(() => (n || came ? counted(n || came) : ""));
  };

  /** idle says that a post coming in at the top disturbs nobody. */
  const idle = () => {
    const at = document.activeElement;
    const s = getSelection();
    return (
      !paused &&
      !document.hidden &&
      (!HOST || begin) &&
      (window.visualViewport ? window.visualViewport.pageTop : scrollY) < 1 &&
      at !== pill &&
      !list.contains(at) &&
      !(s && !s.isCollapsed && s.rangeCount && s.getRangeAt(0).intersectsNode(list))
    );
  };

  const shown = (id: string | undefined) => list.querySelector<HTMLElement>('[data-post="' + id + '"]');

  /** place puts a post that is not on the page yet into its update, which it makes where there is none. */
  const place = (c: Change): HTMLElement | undefined => {
    const post = parse(c.html || "");
    const stamp = c.stamp || "";
    const order = c.order || "";
    if (!post) return;
    post.dataset.fresh = data.textFresh || "";
    const updates = [...list.querySelectorAll<HTMLElement>("[data-update]")];
    const same = updates.filter((u) => u.dataset.update === stamp);
    // Within an update the greater order comes first, whichever way the page runs.
    for (const u of same) {
      for (const p of u.querySelectorAll<HTMLElement>("[data-post]")) {
        if ((p.dataset.order || "") < order) {
          p.before(post);
          return post;
        }
      }
    }
    let update = same.pop();
    if (!update) {
      const made = one<HTMLTemplateElement>("group")!.content.cloneNode(true) as DocumentFragment;
      const line = made.querySelector<HTMLElement>("[data-day]")!;
      const link = made.querySelector("a");
      const time = made.querySelector("time");
      const g = c.group || { line: stamp, day: "" };
      const day = g.date || g.day;
      update = made.querySelector<HTMLElement>("[data-update]")!;
      update.dataset.update = stamp;
      update.id = "u-" + stamp.slice(0, 16).replace(/\D/g, "");
      if (link) link.href = "#" + update.id;
      if (time) {
        time.dateTime = stamp;
        time.textContent = g.line;
      }
      line.dataset.day = day;
      line.textContent = g.day;

      const isDay = (e: Element | null | undefined): e is HTMLElement => !!e && e.matches("[data-day]");
      const next = updates.find((u) => (data.oldest == null ? u.dataset.update! < stamp : u.dataset.update! > stamp));
      let before: Element | undefined = next;
      const above = next && next.previousElementSibling;
      if (isDay(above) && above.dataset.day !== day) before = above;
      const last = updates[updates.length - 1];
      if (before) before.before(update);
      else if (last) last.after(update);
      else list.append(update);
      let up = update.previousElementSibling;
      while (up && !isDay(up)) up = up.previousElementSibling;
      if (!isDay(up) || up.dataset.day !== day) update.before(line);
    }
    update.append(post);
    return post;
  };

  /** index lists the headlines of an update of more than three posts, as the server does. */
  const index = (update: HTMLElement) => {
    const lines: Node[] = [];
    for (const p of update.querySelectorAll<HTMLElement>("[data-post]")) {
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
    let ul = update.querySelector("[data-contents]");
    if (lines.length < 4) {
      if (ul) ul.remove();
      return;
    }
    if (!ul) {
      ul = document.createElement("ul");
      ul.className = "contents";
      ul.setAttribute("data-contents", "");
      update.firstElementChild!.after(ul);
    }
    if (ul.textContent !== lines.map((l) => l.textContent).join("")) ul.replaceChildren(...lines);
  };

  const tick = () => times(list, data.zone, lang, data.textOwn || "", paused);

  /** bring shows the posts that wait. */
  const bring = () => {
    const empty = one("empty");
    if (empty) empty.remove();
    for (const p of list.querySelectorAll("[data-fresh]")) p.removeAttribute("data-fresh");
    new Set([...waiting.values()].map((c) => place(c)?.parentElement)).forEach((u) => u && index(u));
    waiting.clear();
    tick();
  };

  /** start gives what a post begins with: its update, if it is the first there. */
  const start = (post: HTMLElement) => {
    const update = post.parentElement!;
    return update.querySelector("[data-post]") === post ? update : post;
  };

  const visit = (post: HTMLElement | null | undefined) => {
    if (!post) return;
    start(post).scrollIntoView();
    post.tabIndex = -1;
    post.focus({ preventScroll: true });
  };

  const put = (c: Change) => {
    const id = c.post!;
    const rev = c.rev || 0;
    const old = shown(id);
    const waits = waiting.get(id);
    if (old) {
      const post = rev > +(old.dataset.rev || 0) && parse(c.html || "");
      if (post) {
        merge(old, post);
        index(old.parentElement!);
      }
    } else if (data.to && c.stamp! >= data.to) {
      // Of these only a first revision is known to be new to the reader.
      if (rev === 1) beyond.add(id);
      count();
    } else if (!data.from || c.stamp! >= data.from) {
      if (waits && rev < waits.rev!) return;
      if (!waiting.size) read = c.seq - 1;
      waiting.set(id, c);
      if (idle()) {
        came += waiting.size;
        bring();
        if (status) status.textContent = ""; // the same words again are news again
      }
      count();
    }
  };

  const drop = (c: Change) => {
    const old = shown(c.post);
    if (old) {
      const left = parse(c.html || "");
      const update = old.parentElement!;
      if (left) merge(old, left);
      else old.remove();
      index(update);
    }
    if (waiting.delete(c.post!) || beyond.delete(c.post!)) count();
  };

  const head = (html: string | undefined) => {
    const old = one("head");
    const now = html && parse(html);
    if (old && now) merge(old, now);
  };

  const apply = (kind: string, c: Change) => {
    data.state = c.state || data.state;
    if (kind === "drop") {
      held = held.filter((h) => h[1].post !== c.post);
      drop(c);
    } else {
      if (paused) held.push([kind, c]);
      if (kind === "put" && !(paused && shown(c.post))) put(c);
      if (paused) return;
      if (kind === "page") head(c.html);
    }
    head(c.head);
    const last = c.updated && one<HTMLTimeElement>("last-updated");
    // An event that is sent again may be older than the head.
    if (last && c.updated!.time >= last.dateTime) {
      last.dateTime = c.updated!.time;
      last.textContent = c.updated!.text;
    }
  };

  if (pill) {
    pill.onclick = () => {
      if (beyond.size) return location.assign(data.base!);
      bring();
      count();
      visit(list.querySelector<HTMLElement>("[data-fresh]"));
    };
  }

  const pause = (on: boolean) => {
    paused = on;
    main.toggleAttribute("data-paused", on);
    const changes = held;
    held = [];
    still(main, () => changes.forEach(([kind, c]) => apply(kind, c)));
    tick();
  };
  const button = one("pause");
  if (button) {
    button.onclick = () => {
      pause(!paused);
      write("sessionStorage", "pause", paused);
    };
  }
  pause(!!kept("sessionStorage", "pause"));
  const keys = one("keys");
  const help = one<HTMLDialogElement>("help");
  if (keys && help) {
    const on = one<HTMLInputElement>("keys-on")!;
    const load = () => {
      if (!on.checked || !keys.dataset.keys) return;
      const script = document.createElement("script");
      script.src = keys.dataset.keys;
      keys.dataset.keys = "";
      document.head.append(script);
    };
    keys.onclick = () => help.showModal();
    help.querySelector("button")!.onclick = () => help.close();
    on.checked = !!kept("localStorage", "keys");
    on.onchange = () => {
      write("localStorage", "keys", on.checked);
      load();
    };
    load();
  }
  setInterval(() => document.hidden || tick(), 20000);

  // What the reader had not seen when they left. What is remembered is of the
  // newest posts; an older part of the page neither tells nor changes it.
  const epoch = +data.epoch!;
  const was: Visit | null = data.to ? null : kept("localStorage", data.base!);
  if (was && was.epoch === epoch) {
    const state = history.state || {};
    // Loading the page anew is not leaving it.
    const line = state.left != null && Date.now() - was.time < 60000 ? state.left : was.seq;
    history.replaceState({ ...state, left: line }, "");
    const posts = [...list.querySelectorAll<HTMLElement>("[data-post]")];
    const seq = (p: HTMLElement) => +p.dataset.seq!;
    const unread = posts.filter((p) => seq(p) > line && p.dataset.withdrawn == null);
    for (const p of unread) p.dataset.fresh = data.textFresh || "";
    // As the page runs, the line stands before the newest that was read, or after it.
    const old = posts.map((p) => seq(p) <= line);
    const at = data.oldest == null ? old.indexOf(true) : old.lastIndexOf(true) + 1;
    const below = at > 0 && posts[at];
    if (below) start(below).dataset.left = data.textLeft;
    const since = one("since");
    const n = unread.filter((p) => seq(p) > was.seq).length;
    if (since && n) {
      const go = one("go")!;
      // Where all are unread there may be more among the older posts.
      const text = counted(n, data.textSince, data.from && !old.includes(true) ? "+" : "").replace("{ago}", ago(was.time, lang));
      go.textContent = text;
      since.hidden = false;
      since.onclick = (e) => {
        since.hidden = true;
        if (e.target === go) visit(unread.reduce((a, b) => (seq(b) < seq(a) ? b : a)));
      };
      say(() => text);
    }
  }
  const leave = () => {
    if (data.to) return;
    // Of two tabs the one that showed more counts.
    const other: Visit | null = kept("localStorage", data.base!);
    const seq = Math.max(waiting.size ? read : +data.seq!, other && other.epoch === epoch ? other.seq : 0);
    write("localStorage", data.base!, { epoch, seq, time: Date.now() });
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? leave : tick)());
  addEventListener("pagehide", () => {
    if (!document.hidden) leave();
  });

  // Once only: on the way back the browser knows better where the reader was.
  const open = data.open && shown(data.open);
  const past = history.state || {};
  if (open && !location.hash && !past.opened) {
    open.scrollIntoView();
    history.replaceState({ ...past, opened: true }, "");
  }

  follow({
    base: data.base!,
    epoch: +data.epoch!,
    get seq() {
      return +data.seq!;
    },
    set seq(n) {
      data.seq = "" + n;
    },
    ended: () => data.state === "ended",
    apply: (kind: string, c: Change) => still(main, () => (HOST ? apply(...rehome(main, kind, c)) : apply(kind, c))),
    way(w: Way) {
      if (w === data.link) return;
      data.link = w;
      if (!word) return;
      word.hidden = w !== "offline";
      const text = word.textContent || "";
      if (!word.hidden) say(() => text);
      else if (status && status.textContent === text) status.textContent = "";
    },
  });
}

if (HOST) {
  for (const main of document.querySelectorAll<HTMLElement>("[data-page][data-base]")) {
    const list = main.querySelector<HTMLElement>("[data-list]");
    if (list && settle(main)) keep(main, list);
  }
} else {
  const main = document.querySelector<HTMLElement>("main[data-page][data-base]");
  const list = main && main.querySelector<HTMLElement>("[data-list]");
  if (main && list) keep(main, list);
}
