// The commands that the desk begins with.
import { type Page, type Post, ask, path } from "./api"
import { type Command, add, palette, setting, sources } from "./commands"
import { preview, publish } from "./compose"
import { S, act, chime, edit, fail, hand, may, open, reopen, set, toHead, workOf, write, writeNew } from "./state"
import { t } from "./texts"
import { gist, said } from "./tree"

/** pageTexts opens the page's own texts. */
export async function pageTexts() {
  const at = location.hash
  try {
    const of = await ask<Page>("GET", path.page(S.page!.id))
    if (location.hash === at && !S.dialog) set({ dialog: { kind: "more", name: "page", of } }) // else another thing was begun
  } catch (e) {
    fail(e)
  }
}

const atPage = () => !!S.page && !S.screen
const writing = () => atPage() && !!S.work
const editor = () => atPage() && may("editor")
const latest = () => S.posts.find((p) => !p.withdrawn)
const withdrawn = () => S.posts.find((p) => p.withdrawn)
const column = (view: typeof S.view, selector: string) => () => {
  set({ view })
  setTimeout(() => document.querySelector<HTMLElement>(selector)?.focus())
}
const more = (name: string) => () => set({ dialog: { kind: "more", name } })
const flagged = (name: "key" | "pinned" | "breaking") => (p: Post) => act(p, "flag", { [name]: !p[name] }, t("told.flag"))

add(
  {
    id: "publish",
    group: "write",
    says: () => t(!may("editor") ? "submit" : S.work?.edits ? "save.post" : "publish"),
    keys: ["mod+enter"],
    when: () => writing() && said(S.work!),
    run: publish,
  },
  { id: "preview", group: "write", says: () => t("preview"), keys: ["g v"], when: writing, run: preview },
  { id: "save", group: "write", says: () => t("cmd.save"), keys: ["mod+s"], when: writing, run: () => S.keep.save(S.work!) },
  { id: "new", group: "write", says: () => t("new"), keys: ["mod+shift+enter", "n"], when: atPage, run: writeNew },
  ...(["key", "pinned", "breaking"] as const).map(
    (name): Command => ({
      id: "mark." + name,
      group: "write",
      says: () => `${t("cmd.mark")}: ${t("flag." + name)}`,
      keys: ["m " + name[0]],
      when: () => writing() && !S.work!.edits,
      run: () => S.keep.change(S.work!, { [name]: !S.work![name] }),
    }),
  ),
  ...(["unverified", "checking", "verified", ""] as const).map(
    (status): Command => ({
      id: "status." + status,
      group: "write",
      says: () => `${t("status")}: ${status ? t("status." + status) : "—"}`,
      keys: ["s " + (status[0] ?? "n")],
      when: () => writing() && said(S.work!),
      run: () => hand(S.work!.id, { status }),
    }),
  ),
  {
    id: "mine",
    group: "write",
    says: () => t("cmd.mine"),
    keys: ["s m"],
    when: () => writing() && said(S.work!),
    run: () => hand(S.work!.id, { assignee: S.me.account.id }),
  },

  { id: "latest.edit", group: "post", says: () => t("cmd.latest.edit"), keys: ["l e"], when: () => editor() && !!latest(), run: () => (edit(latest()!), toHead()) },
  {
    id: "latest.withdraw",
    group: "post",
    says: () => t("cmd.latest.withdraw"),
    keys: ["l w"],
    when: () => editor() && !!latest(),
    run: () => set({ dialog: { kind: "withdraw", post: latest()! } }),
  },
  {
    id: "latest.restore",
    group: "post",
    says: () => t("cmd.latest.restore"),
    keys: ["l r"],
    when: () => editor() && !!withdrawn(),
    run: () => set({ dialog: { kind: "more", name: "restore", of: withdrawn() } }),
  },
  ...(["key", "pinned", "breaking"] as const).map(
    (name): Command => ({
      id: "latest." + name,
      group: "post",
      says: () => `${t("cmd.latest")}: ${t("flag." + name)}`,
      keys: ["l " + name[0]],
      when: () => editor() && !!latest(),
      run: () => flagged(name)(latest()!),
    }),
  ),

  { id: "page.texts", group: "page", says: () => t("cmd.page"), keys: ["p t"], when: editor, run: pageTexts },
  { id: "page.see", group: "page", says: () => t("page.see"), keys: ["p s"], when: () => atPage() && S.page!.state !== "draft", run: () => window.open(S.page!.url, "_blank", "noopener") },
  { id: "page.end", group: "page", says: () => t("page.end"), keys: ["p e"], when: () => editor() && S.page!.state === "live", run: more("end") },
  { id: "page.open", group: "page", says: () => t("page.open"), keys: ["p o"], when: () => editor() && S.page!.state === "draft", run: more("opening") },
  { id: "page.reopen", group: "page", says: () => t("page.reopen"), keys: ["p r"], when: () => editor() && S.page!.state === "ended", run: reopen },
  { id: "open", group: "page", says: () => t("open.title"), keys: ["p n"], when: () => may("editor", ""), run: more("open") },
  { id: "paste", group: "page", says: () => t("door.paste"), keys: ["p p"], when: () => may("editor", ""), run: more("paste") },

  { id: "go.write", group: "go", says: () => t("cmd.go.write"), keys: ["g w"], when: atPage, run: column("write", "#headline") },
  { id: "go.drafts", group: "go", says: () => t("drafts"), keys: ["g d"], when: atPage, run: column("drafts", "#drafts .draft .title, #new") },
  { id: "go.live", group: "go", says: () => t("live"), keys: ["g l"], when: atPage, run: column("live", "#live .post button") },
  { id: "go.page", group: "go", says: () => t("pages.pick"), keys: ["g p"], when: () => S.pages.length > 1, run: () => palette(t("pages") + " ") },

  { id: "mine.only", group: "go", says: () => t("cmd.mine.only"), keys: ["g m"], when: atPage, run: () => set({ mine: !S.mine, view: "drafts" }) },
  {
    id: "update",
    group: "write",
    says: () => t("update.go", { n: S.picked.length }),
    keys: ["p u"],
    when: () => editor() && !!S.picked.length,
    run: () => document.querySelector<HTMLElement>("#publish-update")?.click(),
  },
  {
    id: "sound",
    group: "desk",
    says: () => t(setting("sound") === "on" ? "cmd.sound.off" : "cmd.sound.on"),
    when: () => may("editor"),
    run: () => {
      if (setting("sound", setting("sound") === "on" ? "off" : "on") === "on") chime()
      set({ told: t(setting("sound") === "on" ? "told.sound.on" : "told.sound.off") })
    },
  },
  { id: "palette", group: "desk", says: () => t("cmd.all"), keys: ["mod+k"], run: () => palette() },
  { id: "keys", group: "desk", says: () => t("cmd.keys"), keys: ["?"], run: more("keys") },
)

sources.push(
  () => S.pages.filter((p) => p.id !== S.page?.id || S.screen).map((p) => ({ id: "page:" + p.id, group: "go", says: () => `${t("pages")}: ${p.title}`, run: () => open(p) })),
  () =>
    !atPage()
      ? []
      : S.drafts
          .filter((d) => may("editor") || d.author?.id === S.me.account.id)
          .map((d) => ({ id: "draft:" + d.id, group: "go", says: () => `${t("draft")}: ${gist(d) || t("untitled")}`, run: () => (write(workOf(d)), toHead()) })),
  () =>
    !editor()
      ? []
      : S.posts
          .filter((p) => !p.withdrawn)
          .slice(0, 100)
          .map((p) => ({ id: "post:" + p.id, group: "post", says: () => `${t("edit")}: ${gist(p)}`, run: () => (edit(p), toHead()) })),
)
