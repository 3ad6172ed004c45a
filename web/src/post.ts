// What the script of the page and those that few need have in common.

/** Visit is what had been shown of a page when the reader left it. */
export interface Visit {
  epoch: number;
  seq: number;
  time: number; // ms
}

/** form gives the form that the language has for a number. */
export function form(n: number, texts: string | undefined, lang: string | undefined): string {
  const forms = JSON.parse(texts || "{}");
  return String(forms[new Intl.PluralRules(lang).select(n)] || forms.other || "#");
}

/** counted puts a number, and more behind it, for the # of the form that the language has for it. */
export const counted = (n: number, texts: string | undefined, lang: string | undefined, more = "") => form(n, texts, lang).replace("#", n.toLocaleString(lang) + more);

/** start gives what a post begins with: its update, if it is the first there. */
export function start(post: HTMLElement): HTMLElement {
  const update = post.parentElement!;
  return update.querySelector("[data-post]") === post ? update : post;
}

/** visit brings a post into sight and gives it the focus. */
export function visit(post: HTMLElement | null | undefined): void {
  if (!post) return;
  start(post).scrollIntoView();
  post.tabIndex = -1;
  post.focus({ preventScroll: true });
}
