// What the desk's menu holds. A screen stands in the table of more.tsx; one that
// is not there has no entry, and one that someone may not see neither.
import type { Role } from "./api"
import { S, may } from "./state"

export interface Seat {
  screen: string // its name in more.tsx, and in the address: #/-/NAME
  text: string // key of its name
  least: Role // "": whoever is signed in
  page?: boolean // of the page that is open: the role is the one there
}

/** seats are the screens, in groups, as the menu shows them. */
export const seats: Seat[][] = [
  [
    { screen: "pages", text: "menu.pages", least: "" },
    { screen: "figures", text: "menu.figures", least: "contributor", page: true },
    { screen: "sitecheck", text: "menu.sitecheck", least: "editor", page: true },
    { screen: "scheduled", text: "menu.scheduled", least: "contributor", page: true },
    { screen: "library", text: "menu.library", least: "" },
    { screen: "series", text: "menu.series", least: "editor" },
    { screen: "watch", text: "menu.watch", least: "editor", page: true },
  ],
  [
    { screen: "people", text: "menu.people", least: "administrator" },
    { screen: "settings", text: "menu.settings", least: "administrator" },
        { screen: "webhooks", text: "menu.webhooks", least: "administrator" },
    { screen: "tokens", text: "menu.tokens", least: "administrator" },
    { screen: "audit", text: "menu.audit", least: "administrator" },
  ],
  [
    { screen: "account", text: "menu.account", least: "" },
    { screen: "sessions", text: "menu.sessions", least: "" },
  ],
]

/** sees says whether whoever is here has a use for a screen; the server decides anyway. */
export function sees(x: Seat): boolean {
  if (x.page && !S.page) return false
  return may(x.least, x.page ? S.page!.id : "")
}

export const seatOf = (screen: string) => seats.flat().find((x) => x.screen === screen)
