// The keys and their help: loaded when the reader asks for the help or has turned
// the keys on, which are off for all others (WCAG 2.1.4).

import { kept, write } from "./kept";
import { visit } from "./post";

const find = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector);
const on = find<HTMLInputElement>("[data-keys-on]");
const help = find<HTMLDialogElement>("[data-help]");

/** step goes to the post that comes next, or before, as the page runs. */
function step(by: number): void {
  const posts = [...document.querySelectorAll<HTMLElement>("[data-list] [data-post]")];
  const at = document.activeElement && document.activeElement.closest<HTMLElement>("[data-post]");
  let i = at ? posts.indexOf(at) + by : -1;
  if (!at) {
    // From where the reader is: the first that begins on the screen, or the one before it.
    const first = posts.findIndex((p) => p.getBoundingClientRect().top >= 0);
    i = first < 0 ? posts.length - 1 : by > 0 ? first : first - 1;
  }
  visit(posts[i]);
}

const button = find<HTMLButtonElement>("[data-keys]");
if (button && help && on) {
  on.checked = !!kept("localStorage", "keys");
  on.onchange = () => write("localStorage", "keys", on.checked);
  help.querySelector("button")!.onclick = () => help.close();
  button.onclick = () => help.showModal();
  if (button.value) help.showModal(); // pressed while this was on its way
}

document.addEventListener("keydown", (e) => {
  if (!on || !on.checked || e.ctrlKey || e.altKey || e.metaKey || e.isComposing || (help && help.open)) return;
  if ((e.target as Element).closest("input,textarea,select,[contenteditable]")) return;
  // On a keyboard of another script it is the place of the key that counts.
  const key = e.key > "~" && e.code.startsWith("Key") ? e.code.slice(3).toLowerCase() : e.key;
  const fresh = find<HTMLButtonElement>("[data-new]");
  if (key === "j") step(1);
  else if (key === "k") step(-1);
  else if (key === "n" && fresh && !fresh.hidden) fresh.click();
  else if (key === "t") {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    scrollTo(0, 0);
  } else if ((key === "?" || key === "؟") && help) help.showModal();
  else return;
  e.preventDefault();
});
