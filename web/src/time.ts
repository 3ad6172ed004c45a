// The reader's own time and "12 min ago" beside the time of an update. Both are
// attributes that the style sheet shows, so that they take no room in the flow
// and the line's own text stays what the server wrote. Words, digits and the
// page's clock are the server's to say: the first number or time that a browser
// writes by its Intl holds it up for a twentieth of a second, and a cheap phone
// for a quarter.

import { counted, figures } from "./post";

/** times sets the times beside the lines of all updates, as the page's data says; where still is set, none that run on. */
export function times(list: HTMLElement, data: DOMStringMap, still: boolean): void {
  const minute = 60000;
  for (const update of list.querySelectorAll<HTMLElement>("[data-update]")) {
    const d = (update.firstElementChild as HTMLElement).dataset;
    const t = new Date(update.dataset.update!);
    const past = Math.floor((Date.now() - +t) / minute);
    const [n, texts] = past < 60 ? [past, data.textMinutes] : [Math.floor(past / 60), data.textHours];
    const ago = still || past < 0 || past >= 1440 ? "" : n ? counted(n, texts, data) : data.textNow || "";
    if (ago !== (d.ago || "")) d.ago = ago;
    // Minutes that the reader's clock, and the page's, are ahead of UTC.
    const here = -t.getTimezoneOffset();
    const there = +update.dataset.offset!;
    if (d.own || !(here < there || here > there)) continue;
    const h = t.getHours();
    const day = t.getDay();
    const m = ":" + ("0" + t.getMinutes()).slice(-2);
    const clock = data.hours === "h12" ? (h % 12 || 12) + m + (h < 12 ? " AM" : " PM") : ("0" + h).slice(-2) + m;
    const weekday = day === new Date(+t + there * minute).getUTCDay() ? "" : data.days!.split(",")[day] + " ";
    d.own = data.textOwn!.replace("#", weekday + figures(clock, data));
  }
}
