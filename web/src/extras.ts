// Pictures at full size, embeds and sharing: loaded when one of them is first
// asked for. Without it a picture is a link to itself, an embed a link to where
// it lies, and a post's address its headline's link.

// A module, so that its names are its own.
export {};

const texts = document.querySelector<HTMLTemplateElement>("template[data-dialogs]")!;
const [sharing, light] = [...(texts.content.cloneNode(true) as DocumentFragment).querySelectorAll("dialog")] as [HTMLDialogElement, HTMLDialogElement];
// Where no change of a post reaches them, and the style sheet does on another site's page.
texts.parentElement!.append(sharing, light);

const on = (dialog: HTMLDialogElement, name: string, click: () => void): HTMLButtonElement => {
  const button = dialog.querySelector<HTMLButtonElement>("[data-" + name + "]")!;
  button.onclick = click;
  return button;
};

let from: HTMLElement | null = null; // what opened the dialog that is open
let post: HTMLElement | null = null; // that it is about
for (const dialog of [sharing, light]) {
  on(dialog, "close", () => dialog.close());
  // A click beside what it holds.
  dialog.onclick = (e) => e.target === dialog && dialog.close();
  // The page's own keys are for the page.
  dialog.addEventListener("keydown", (e) => e.stopPropagation());
  dialog.addEventListener("close", () => {
    const to = from && from.isConnected ? from : post && post.isConnected ? post : null;
    if (!to) return;
    if (to === post) post.tabIndex = -1;
    to.focus({ preventScroll: true });
  });
}

const open = (dialog: HTMLDialogElement, by: HTMLElement) => {
  from = by;
  post = by.closest<HTMLElement>("[data-post]");
  dialog.showModal();
};

// Sharing

const field = sharing.querySelector("input")!;
const said = sharing.querySelector<HTMLElement>("[role=status]")!;
let title = "";
const say = (text: string | undefined) => {
  said.textContent = text || "";
};

on(sharing, "copy", async () => {
  say("");
  try {
    await navigator.clipboard.writeText(field.value);
    say(texts.dataset.textCopied);
  } catch {
    // Not allowed, or the page did not come by HTTPS.
    field.select();
    say(document.execCommand("copy") ? texts.dataset.textCopied : texts.dataset.textNotCopied);
  }
});
on(sharing, "send", () => {
  // Who leaves the system's sheet without having shared has done nothing wrong.
  navigator.share({ title, url: field.value }).catch(() => {});
}).hidden = !navigator.share;

function share(button: HTMLElement): void {
  const at = button.closest("[data-post]")!;
  const link = at.querySelector<HTMLAnchorElement>("h4 a,[data-h='4'] a,[rel=bookmark]")!;
  const headline = at.querySelector("h4,[data-h='4']");
  title = (headline && headline.textContent) || document.title;
  field.value = link.href;
  say("");
  open(sharing, button);
}

// Embeds

function show(button: HTMLElement): void {
  const figure = button.closest<HTMLElement>("[data-frame]")!;
  const frame = document.createElement("iframe");
  frame.title = figure.querySelector("a")!.textContent!;
  // Of another origin always, so that its own is no way to the page.
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation");
  frame.allow = "fullscreen; picture-in-picture; encrypted-media";
  // Where the browser can: without the cookies that the reader has of the provider.
  frame.setAttribute("credentialless", "");
  frame.src = figure.dataset.frame!;
  const hide = document.createElement("button");
  hide.type = "button";
  hide.textContent = texts.dataset.textHide!;
  frame.part.add("frame");
  hide.part.add("hide");
  // In the shadow of what holds the button, which is not seen meanwhile: the
  // document stays as the server made it, and no change of the post touches this.
  const holder = button.parentElement!;
  const shadow = holder.shadowRoot || holder.attachShadow({ mode: "open" });
  hide.onclick = () => {
    shadow.replaceChildren(document.createElement("slot"));
    button.focus();
  };
  shadow.replaceChildren(hide, frame);
  hide.focus();
}

// Pictures

const figure = document.createElement("figure");
light.prepend(figure);
const of = light.querySelector<HTMLElement>("[data-of]")!;
let href = ""; // of the picture that is shown

const links = () => [...post!.querySelectorAll<HTMLAnchorElement>(".picture>a")];

function draw(link: HTMLAnchorElement): void {
  const small = link.querySelector("img")!;
  const image = document.createElement("img");
  href = link.href;
  for (const name of ["alt", "width", "height", "srcset"]) {
    const value = small.getAttribute(name);
    if (value != null) image.setAttribute(name, value);
  }
  image.sizes = "100vw";
  image.src = href;
  const caption = link.parentElement!.querySelector("figcaption");
  figure.lang = post!.lang || document.documentElement.lang;
  figure.dir = post!.dir || document.documentElement.dir;
  figure.replaceChildren(image, ...(caption ? [caption.cloneNode(true)] : []));
  const all = links();
  const figures = (n: number) => n.toLocaleString(document.querySelector<HTMLElement>("[data-text-lang]")?.dataset.textLang);
  of.textContent = all.length > 1 ? texts.dataset.textOf!.replace("##", figures(all.length)).replace("#", figures(all.indexOf(link) + 1)) : "";
  for (const b of [previous, next]) b.hidden = all.length < 2;
}

const step = (by: number) => {
  const all = links();
  const i = all.findIndex((a) => a.href === href);
  const to = all[(i + by + all.length) % all.length];
  if (to) draw(to);
};
const previous = on(light, "previous", () => step(-1));
const next = on(light, "next", () => step(1));

light.addEventListener("keydown", (e) => {
  if (e.altKey || e.ctrlKey || e.metaKey || e.shiftKey) return;
  const way = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
  if (!way) return;
  e.preventDefault();
  step(getComputedStyle(light).direction === "rtl" ? -way : way);
});

// A picture that was taken out of its post, or whose post was withdrawn, goes
// from the screen; no other change is seen here.
const watch = new MutationObserver(() => {
  if (!post!.isConnected || !links().some((a) => a.href === href)) light.close();
});
light.addEventListener("close", () => {
  watch.disconnect();
  figure.replaceChildren();
});

function look(link: HTMLAnchorElement): void {
  open(light, link);
  draw(link);
  watch.observe(document.querySelector("[data-list]")!, { attributes: true, childList: true, subtree: true });
}

document.addEventListener("click", (e) => {
  const at = (e.target as Element).closest<HTMLElement>("[data-share],[data-show],[data-list] .picture>a");
  if (!at || e.button || e.altKey || e.ctrlKey || e.metaKey || e.shiftKey) return;
  e.preventDefault();
  if (at instanceof HTMLAnchorElement) look(at);
  else if (at.dataset.share != null) share(at);
  else show(at);
});
