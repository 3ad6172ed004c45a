// What the reader had not seen when they left: how much it is, and where it
// begins. Loaded where there is something to tell.

import { kept } from "./kept";
import { counted, start, visit, type Visit } from "./post";

/** ago says how long before now a time was, in whole units of the language, and a minute at least. */
function ago(time: number, lang: string | undefined): string {
  const minutes = Math.max(1, (Date.now() - time) / 60000);
  const [n, unit]: [number, Intl.RelativeTimeFormatUnit] =
    minutes < 60 ? [minutes, "minute"] : minutes < 1440 ? [minutes / 60, "hour"] : [minutes / 1440, "day"];
  return new Intl.RelativeTimeFormat(lang, { numeric: "auto", style: "short" }).format(-Math.floor(n), unit);
}

function tell(main: HTMLElement): void {
  const data = main.dataset;
  const one = (name: string) => main.querySelector<HTMLElement>("[data-" + name + "]");
  const lang = data.textLang;
  const was: Visit | null = kept("localStorage", data.base!);
  if (!was) return;
  const state = history.state || {};
  // Loading the page anew is not leaving it.
  const line = state.left != null && Date.now() - was.time < 60000 ? state.left : was.seq;
  history.replaceState({ ...state, left: line }, "");
  const posts = [...main.querySelectorAll<HTMLElement>("[data-list] [data-post]")];
  const seq = (p: HTMLElement) => +p.dataset.seq!;
  const unread = posts.filter((p) => seq(p) > line && p.dataset.withdrawn == null);
  for (const p of unread) p.dataset.fresh = data.textFresh || "";
  // As the page runs, the line stands before the newest that was read, or after it.
  const old = posts.map((p) => seq(p) <= line);
  const at = data.oldest == null ? old.indexOf(true) : old.lastIndexOf(true) + 1;
  const below = at > 0 && posts[at];
  if (below) start(below).dataset.left = data.textLeft;
  const since = one("since");
  const go = one("go");
  const n = unread.filter((p) => seq(p) > was.seq).length;
  if (!since || !go || !n) return;
  // Where all are unread there may be more among the older posts.
  const text = counted(n, data.textSince, data, data.from && !old.includes(true) ? "+" : "").replace("{ago}", ago(was.time, lang));
  go.textContent = text;
  since.hidden = false;
  since.onclick = (e) => {
    since.hidden = true;
    if (e.target === go) visit(unread.reduce((a, b) => (seq(b) < seq(a) ? b : a)));
  };
  // An element that speaks is heard once it has stood empty for a moment.
  const status = one("status");
  setTimeout(() => {
    if (status && !status.textContent) status.textContent = text;
  }, 700);
}

// Those that asked for it: another site's page may hold several.
for (const main of document.querySelectorAll<HTMLElement>('[data-away=""]')) {
  main.removeAttribute("data-away");
  tell(main);
}
