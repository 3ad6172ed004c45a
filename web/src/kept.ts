// What the browser keeps for the reader. It stays there: no cookie, nothing
// sent. Where storage is refused or full nothing is kept, and nothing breaks.
// Several pages of a site, and other programs, share an origin.

type Where = "localStorage" | "sessionStorage";

export function kept(where: Where, name: string) {
  try {
    return JSON.parse(window[where].getItem("stoppress:" + name)!);
  } catch {
    return null;
  }
}

export function write(where: Where, name: string, value: unknown): void {
  try {
    window[where].setItem("stoppress:" + name, JSON.stringify(value));
  } catch {
    // As said above.
  }
}
