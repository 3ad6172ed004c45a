// The page within another site's page, or in a frame of one. What the stream
// brings is made for the page's own address: here links lead there from
// elsewhere, and headings stand at the level that the host's page gave them.

import type { Change } from "./link";

/** rehome gives a change as it is shown here. */
export function rehome(main: HTMLElement, c: Change): Change {
  const data = main.dataset;
  // A frame of a single post has nothing to say of others.
  if (data.single && c.event !== "page" && c.post !== data.single) return { event: "skip", seq: c.seq };
  const home = new URL(data.base!, location.href);
  const shift = +data.level! - 1;

  const address = (u: string) => {
    if (!/^\/(?!\/)/.test(u)) return u;
    const id = (home.origin + u).startsWith(home.href + "/") && (home.origin + u).slice(home.href.length + 1);
    const here = id && (id === c.post || document.getElementById("p-" + id));
    return data.canonical && here ? data.canonical + "#p-" + id : home.origin + u;
  };
  const made = (html: string) => {
    const t = document.createElement("template");
    // In what the server makes, text has no such sign of its own.
    t.innerHTML = html.replace(
      /<(\/?)h([1-6])(?=[\s>])/g,
      (_, end: string, n: string) => "<" + end + "h" + Math.min(Math.max(+n + shift, 1), 6) + (end ? "" : ' data-h="' + n + '"'),
    );
    for (const e of t.content.querySelectorAll<HTMLElement>("*")) {
      for (const a of [...e.attributes]) {
        if (/^(href|src|action|poster)$/.test(a.name)) a.value = address(a.value);
        else if (a.name === "srcset") a.value = a.value.replace(/(^|,\s*)\/(?!\/)/g, "$1" + home.origin + "/");
        else if (/^(id|for|aria-(labelledby|controls|describedby))$/.test(a.name) && !/^[pu]-/.test(a.value)) a.value = data.page + "-" + a.value;
      }
      if (data.frame != null && e.matches("[href]:not([href^='#'])")) e.setAttribute("target", "_top");
    }
    return t.innerHTML;
  };

  c = { ...c };
  if (c.html) c.html = made(c.html);
  if (c.head) c.head = made(c.head);
  return c;
}

/** settle makes itself at home in the host's page and says whether main is to be kept up to date: once, however often this script is on the page. */
export function settle(main: HTMLElement): boolean {
  const data = main.dataset;
  if (data.kept != null) return false;
  data.kept = "";
  // A post that the host's page no longer holds, or never did, has its own address.
  const seek = () => {
    const post = /^#p-(\w{10})$/.exec(location.hash);
    if (post && !document.getElementById("p-" + post[1])) location.replace(data.base + "/" + post[1]);
  };
  if (data.canonical && data.frame == null && document.querySelectorAll("[data-page]").length < 2) {
    seek();
    addEventListener("hashchange", seek);
  }
  if (data.frame != null && parent !== window) frame(main);
  return true;
}

/** begin says whether the place where new posts come in is on the screen, as far as a frame can know. */
export let begin = true;

/** frame tells the page around how high this one is: in our own words, and in those of WordPress where the address has its secret. */
function frame(main: HTMLElement): void {
  const secret = () => (/secret=(\w{10})/.exec(location.hash) || [])[1];
  const send = (m: object) => parent.postMessage(m, "*");
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    const s = secret();
    send({ stopPress: new URL(main.dataset.base!, location.href).href, height, title: document.title });
    if (s) send({ message: "height", value: height, secret: s });
  };
  if (window.ResizeObserver) new ResizeObserver(tell).observe(document.body);
  tell();
  addEventListener("load", tell);
  addEventListener("hashchange", tell);
  addEventListener("message", (e) => {
    if (e.source === parent && e.data && (e.data.stopPress === "ready" || e.data.message === "ready")) tell();
  });
  // WordPress lets nothing in this frame lead out of it but by a message.
  addEventListener("click", (e) => {
    const link = (e.target as Element).closest<HTMLAnchorElement>("a[target=_top]");
    const s = secret();
    if (!link || !s || e.button || e.altKey || e.ctrlKey || e.metaKey || e.shiftKey) return;
    send({ message: "link", value: link.href, secret: s });
    e.preventDefault();
  });
  const top = main.querySelector("[data-head]");
  if (top && window.IntersectionObserver) new IntersectionObserver((seen) => (begin = seen[seen.length - 1]!.isIntersecting)).observe(top);
}
