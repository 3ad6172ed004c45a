// What whoever is at this browser has chosen for it.

const settingKey = (name: string) => `stoppress:desk:set:${name}`
/** setting is kept in this browser, for whoever is at it; "" where nothing is. */
export function setting(name: string, to?: string): string {
  try {
    if (to !== undefined) localStorage.setItem(settingKey(name), to)
    return localStorage.getItem(settingKey(name)) ?? ""
  } catch {
    return to ?? ""
  }
}
