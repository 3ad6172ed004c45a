// The reader's own time and "12 min ago" beside the time of an update. Both are
// attributes that the style sheet shows, so that they take no room in the flow
// and the line's own text stays what the server wrote. Words, digits and the
// page's clock are the server's to say: the first number or time that a browser
// writes by its Intl holds it up for a twentieth of a second, and a cheap phone
// for a quarter.

import { form } from "./post";

/** times sets the times beside the lines of all updates, as the page's data says; where still is set, none that run on. */
export function times(list: HTMLElement, data: DOMStringMap, still: boolean): void {
  const figures = (s: number | string) => String(s).replace(/\d/g, (d) => data.digits?.[+d] || d);
  const minute = 60000;
  for (const update of list.querySelectorAll<HTMLElement>("[data-update]")) {
    const d = (update.firstElementChild as HTMLElement).dataset;
    const t = new Date(update.dataset.update!);
    const past = Math.floor((Date.now() - +t) / minute);
    const [n, texts] = past < 60 ? [past, data.textMinutes] : [Math.floor(past / 60), data.textHours];
    const ago = still || past < 0 || past >= 1440 ? "" : n ? form(n, texts, data.textLang).replace("#", figures(n)) : data.textNow || "";
    if (ago !== (d.ago || "")) d.ago = ago;
    // Minutes that the reader's clock, and the page's, are ahead of UTC.
    const here = -t.getTimezoneOffset();
    const there = +update.dataset.offset!;
    if (d.own || !(here < there || here > there)) continue;
    const wall = (offset: number) => new Date(+t + offset * minute).toISOString();
    const own = wall(here);
    const h = +own.slice(11, 13);
    const clock = data.hours === "h12" ? (h % 12 || 12) + own.slice(13, 16) + (h < 12 ? " AM" : " PM") : own.slice(11, 16);
    const weekday = own.slice(0, 10) === wall(there).slice(0, 10) ? "" : t.toLocaleDateString(data.textLang, { weekday: "short" }) + " ";
    d.own = data.textOwn!.replace("#", weekday + figures(clock));
  }
}
