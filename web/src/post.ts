// What the script of the page and those that few need have in common.

/** Visit is what had been shown of a page when the reader left it. */
export interface Visit {
  epoch: number;
  seq: number;
  time: number; // ms
}

/** figures writes a number, or what has numbers in it, in the digits of the page's language: by hand, for the first that a browser's Intl writes holds up the page. */
export const figures = (n: number | string, data: DOMStringMap) => String(n).replace(/\d/g, (d) => data.digits?.[+d] || d);

/** counted puts a number, and more behind it, for the # of the form that the language has for it. */
export function counted(n: number, texts: string | undefined, data: DOMStringMap, more = ""): string {
  const forms: Record<string, string> = JSON.parse(texts!);
  return (forms[new Intl.PluralRules(data.textLang).select(n)] || forms.other!).replace("#", figures(n + more, data));
}

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
