// Changing what stands in the document as little as can be, so that selection,
// focus, open details and loaded pictures outlive an edit.

// Attributes that the reader or this script set, which the server's HTML lacks.
const ours = ["open", "tabindex", "data-fresh", "data-left"];

/** parse makes the one element that html holds, outside the document: nothing in it loads or runs. */
export function parse(html: string): HTMLElement {
  const t = document.createElement("template");
  t.innerHTML = html;
  return t.content.firstElementChild as HTMLElement;
}

// A card that the reader has opened is no other embed's.
const shows = (n: Node) => n.nodeName + (n as HTMLElement).dataset?.embed;

/** merge makes old say what now says and touches only what differs. */
export function merge(old: Element, now: Element): void {
  for (const { name } of [...old.attributes]) {
    if (!now.hasAttribute(name) && !ours.includes(name)) old.removeAttribute(name);
  }
  for (const { name, value } of [...now.attributes]) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  const was = [...old.childNodes];
  const is = [...now.childNodes];
  while (was[0] && is[0] && was[0].isEqualNode(is[0])) {
    was.shift();
    is.shift();
  }
  let end: ChildNode | null = null; // what stands after the part that differs
  for (;;) {
    const a = was[was.length - 1];
    const b = is[is.length - 1];
    if (!a || !b || !a.isEqualNode(b)) break;
    end = a;
    was.pop();
    is.pop();
  }
  // Of what differs, the longest run of nodes of the same names in the same
  // order stays: most[i][j] is how many of was from i and is from j.
  const same = (i: number, j: number) => shows(was[i]!) === shows(is[j]!);
  const most = Array.from({ length: was.length + 1 }, () => new Array<number>(is.length + 1).fill(0));
  for (let i = was.length; i--; ) {
    for (let j = is.length; j--; ) {
      most[i]![j] = same(i, j) ? most[i + 1]![j + 1]! + 1 : Math.max(most[i + 1]![j]!, most[i]![j + 1]!);
    }
  }
  let i = 0;
  is.forEach((b, j) => {
    while (i < was.length && !same(i, j) && most[i + 1]![j]! > most[i]![j + 1]!) was[i++]!.remove();
    const a = was[i];
    if (!a || !same(i, j)) old.insertBefore(b, a || end);
    else {
      if (a instanceof Element) merge(a, b as Element);
      else a.replaceWith(b);
      i++;
    }
  });
  for (; i < was.length; i++) was[i]!.remove();
}

const top = (e: Element) => e.getBoundingClientRect().top;
const below = (e: Element) => e.getBoundingClientRect().bottom > 0;

/** still makes a change and keeps what is being read where it is on the screen. */
export function still(root: Element, change: () => void): void {
  const block = scrollY > 0 ? [...root.querySelectorAll("[data-head],[data-post]")].find(below) : undefined;
  if (!block) return change();
  const at = top(block);
  // Deep in a long post it is the paragraph that must not move.
  const line = at < 0 ? [...block.querySelectorAll("[data-body]>*")].find(below) : undefined;
  const lineAt = line ? top(line) : 0;
  change();
  const by = line && line.isConnected ? top(line) - lineAt : top(block) - at;
  if (by) scrollBy(0, by);
}
