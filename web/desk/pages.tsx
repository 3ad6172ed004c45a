// Pages: opened, told of, renamed, translated, ended.
import { useEffect, useState } from "preact/hooks"
import { type Draft, type Listed, type Page, type Problem, ask, path } from "./api"
import { Box, Cancel, Wrong, ending, forget, shut } from "./box"
import { Head, unchanged, useDo } from "./parts"
import { S, listPages, may, open, refresh, set, toHead } from "./state"
import { lang, momentIn, stampIn, t } from "./texts"
import { gist, said } from "./tree"
import { LangInput, ZoneInput, fold, shownIn, timeAt, wallOf } from "./zones"

// A slug of a title; of one in another script the editor is asked.
export const slugOf = (title: string) =>
  title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)

/** Naming is what a new page needs to be called, and where its clocks stand. was: what
 *  was given before. */
export function Naming({ was = {} }: { was?: Record<string, FormDataEntryValue | null> }) {
  const [slug, setSlug] = useState(String(was.slug ?? ""))
  const [own, setOwn] = useState(!!was.slug)
  const zone = String(was.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
  return (
    <>
      <label for="open-title">{t("open.name")}</label>
      <input id="open-title" name="title" dir="auto" required maxLength={200} defaultValue={String(was.title ?? "")} onInput={(e) => own || setSlug(slugOf(e.currentTarget.value))} />
      <label for="open-slug">{t("open.slug")}</label>
      <input
        id="open-slug"
        name="slug"
        dir="ltr"
        required
        pattern="[a-z0-9]+(-[a-z0-9]+)*"
        value={slug}
        onInput={(e) => {
          setOwn(true)
          setSlug(e.currentTarget.value)
        }}
      />
      <div class="pair">
        <p>
          <label for="open-zone">{t("open.zone")}</label>
          <ZoneInput id="open-zone" name="zone" value={/^(Etc\/)?UTC$/.test(zone) ? "UTC" : zone} />
        </p>
        <p>
          <label for="open-lang">{t("open.lang")}</label>
          <LangInput id="open-lang" name="lang" value={String(was.lang ?? lang)} />
        </p>
      </div>
    </>
  )
}

export function OpenPage() {
  const [p, setWrong] = useState<Problem | null>(null)
  return (
    <Box title={t("open.title")}>
      <form
        class="stack"
        onSubmit={async (e) => {
          e.preventDefault()
          const f = new FormData(e.currentTarget)
          const slug = String(f.get("slug"))
          const end = ending()
          try {
            await ask("POST", "pages", { title: f.get("title"), slug, zone: f.get("zone"), lang: f.get("lang"), draft: f.get("draft") === "on" })
            await listPages()
            if (!end()) return // who left it goes on where they are
            const made = S.pages.find((x) => x.slug === slug)
            if (made) open(made)
            setTimeout(toHead, 50)
          } catch (e) {
            setWrong(e as Problem)
          }
        }}
      >
        <Naming />
        <label class="flag">
          <input type="checkbox" name="draft" /> {t("open.draft")}
        </label>
        <Wrong p={p} />
        <div class="buttons">
          <button class="go" id="open-go">
            {t("open.go")}
          </button>
          <button type="button" class="quiet" onClick={() => set({ dialog: { kind: "more", name: "paste" } })}>
            {t("door.paste")}
          </button>
          <Cancel />
        </div>
      </form>
    </Box>
  )
}

interface Version {
  lang: string
  url: string
}

// The next time that a clock in the zone shows an hour.
function next(hour: number, zone: string): string {
  const today = wallOf(new Date(), zone)
  const at = `T${String(hour).padStart(2, "0")}:00`
  if (today.slice(10) < at) return today.slice(0, 10) + at
  return new Date(Date.parse(today.slice(0, 10)) + 86_400_000).toISOString().slice(0, 10) + at
}

function Until({ zone, value, onChange }: { zone: string; value: string; onChange: (wall: string) => void }) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const at = value ? timeAt(value, zone) : null
  const seven = new Intl.DateTimeFormat(lang === "fa" || lang === "ar" ? lang + "-u-nu-latn" : lang, { hour: "numeric", minute: "2-digit", timeZone: "UTC" }).format(
    new Date(Date.UTC(2000, 0, 1, 7)),
  )
  return (
    <>
      <label for="page-until">{t("page.until.in", { zone })}</label>
      <input id="page-until" type="datetime-local" dir="ltr" value={value} onInput={(e) => onChange(e.currentTarget.value)} />
      <p class="acts">
        <button type="button" class="quiet" id="until-hour" onClick={() => onChange(wallOf(new Date(Date.now() + 3_600_000), zone))}>
          {t("page.until.hour")}
        </button>
        <button type="button" class="quiet" id="until-seven" onClick={() => onChange(next(7, zone))}>
          {t("page.until.seven", { time: seven })}
        </button>
        {value && (
          <button type="button" class="quiet" onClick={() => onChange("")}>
            {t("page.until.none")}
          </button>
        )}
      </p>
      <p class="meta" id="until-shown" role="status">
        {at && shownIn(at, zone) + (here !== zone && shownIn(at) !== shownIn(at, zone) ? " · " + t("page.until.here", { time: shownIn(at) }) : "")}
      </p>
    </>
  )
}

/** Versions are the addresses of the page in other languages. */
function Versions({ page, list, onChange }: { page: Page; list: Version[]; onChange: (list: Version[]) => void }) {
  const put = (i: number, to: Partial<Version> | null) => onChange(list.flatMap((v, j) => (j !== i ? [v] : to ? [{ ...v, ...to }] : [])))
  const others = S.pages.filter((x) => x.id !== page.id && !list.some((v) => v.url === "/" + x.slug))
  return (
    <>
      {list.map((v, i) => (
        <p class="version" data-version={v.lang}>
          <input aria-label={t("open.lang")} dir="ltr" value={v.lang} required onInput={(e) => put(i, { lang: e.currentTarget.value.trim() })} />
          <input aria-label={t("tool.link.to")} dir="ltr" value={v.url} required onInput={(e) => put(i, { url: e.currentTarget.value.trim() })} />
          <button type="button" class="quiet" aria-label={t("version.drop", { lang: v.lang })} onClick={() => put(i, null)}>
            ×
          </button>
        </p>
      ))}
      <div class="pair">
        {!!others.length && (
          <p>
            <label for="version-page">{t("version.page")}</label>
            <select
              id="version-page"
              value=""
              onChange={(e) => {
                const x = others.find((x) => x.id === e.currentTarget.value)
                if (x) onChange([...list, { lang: x.lang, url: "/" + x.slug }])
              }}
            >
              <option value="">—</option>
              {others.map((x) => (
                <option value={x.id}>
                  {x.title} ({x.lang})
                </option>
              ))}
            </select>
          </p>
        )}
        <p class="end">
          <button type="button" class="quiet" onClick={() => onChange([...list, { lang: "", url: "https://" }])}>
            {t("version.other")}
          </button>
        </p>
      </div>
    </>
  )
}

// linkBack has the other pages of this site name this one, too.
async function linkBack(page: Page, slug: string, tag: string, list: Version[]): Promise<string[]> {
  const not: string[] = []
  for (const v of list) {
    const x = S.pages.find((x) => "/" + x.slug === v.url)
    if (!x) continue
    try {
      const other = await ask<Page>("GET", path.page(x.id))
      const own = other.versions.filter((w) => w.url !== "/" + page.slug && w.lang !== tag)
      if (own.length === other.versions.length || other.versions.some((w) => w.url !== "/" + slug && w.lang === tag))
        await ask("PATCH", path.page(x.id), { versions: [...own, { lang: tag, url: "/" + slug }] })
    } catch (e) {
      if ((e as Problem).code !== "unchanged") not.push(x.title)
    }
  }
  return not
}

export function PageTexts({ page }: { page: Page }) {
  const [p, setWrong] = useState<Problem | null>(null)
  const [going, setGoing] = useState(false)
  const [slug, setSlug] = useState(page.slug)
  const [versions, setVersions] = useState<Version[]>(page.versions)
  const [until, setUntil] = useState(page.notice?.until ? wallOf(page.notice.until, page.zone) : "")
  const [original, setOriginal] = useState(page.original?.id ?? "")
  const was = page.notice?.until ? wallOf(page.notice.until, page.zone) : ""
  return (
    <Box title={t("page.title")} keep={"page " + page.id}>
      <form
        class="stack"
        onSubmit={async (e) => {
          e.preventDefault()
          const f = new FormData(e.currentTarget)
          const is = (name: string) => String(f.get(name) ?? "").trim()
          const body: Record<string, unknown> = {}
          for (const name of ["title", "standfirst", "canonical", "zone", "lang"] as const) if (is(name) !== page[name]) body[name] = is(name)
          if (is("recap") !== (page.recap?.text ?? "")) body.recap = is("recap")
          if (is("notice") !== (page.notice?.text ?? "") || until !== was)
            body.notice = is("notice") ? { text: is("notice"), ...(until ? { until: timeAt(until, page.zone).toISOString().replace(/\.\d+/, "") } : {}) } : null
          if (slug !== page.slug) body.slug = slug
          if (JSON.stringify(versions) !== JSON.stringify(page.versions)) body.versions = versions
          const from = (page.original?.id ?? "") !== original
          if (!Object.keys(body).length && !from) {
            forget("page " + page.id)
            return shut()
          }
          setGoing(true)
          setWrong(null)
          const end = ending()
          try {
            if (Object.keys(body).length) await ask("PATCH", path.page(page.id), body).catch(unchanged)
            if (from) await ask("PUT", path.page(page.id, "/original"), { original }).catch(unchanged)
            forget("page " + page.id)
            const not = body.versions ? await linkBack(page, slug, is("lang"), versions) : []
            end()
            set({ told: not.length ? t("version.not", { pages: not.join(", ") }) : body.slug ? t("rename.told", { was: page.slug, is: slug }) : t("told.page") })
            await listPages()
            const now = S.pages.find((x) => x.id === page.id)
            if (body.slug && now && S.page?.id === page.id) {
              // The address of the desk's own page goes along.
              history.replaceState(null, "", "#/" + encodeURIComponent(now.slug))
            }
          } catch (e) {
            setWrong(e as Problem)
          }
          setGoing(false)
        }}
      >
        <label for="page-title">{t("open.name")}</label>
        <input id="page-title" name="title" dir="auto" required maxLength={200} defaultValue={page.title} />
        <label for="page-standfirst">{t("page.standfirst")}</label>
        <textarea id="page-standfirst" name="standfirst" dir="auto" rows={2} defaultValue={page.standfirst} />
        <label for="page-recap">{t("page.recap")}</label>
        <textarea id="page-recap" name="recap" dir="auto" rows={3} defaultValue={page.recap?.text ?? ""} />
        <label for="page-notice">{t("page.notice")}</label>
        <input id="page-notice" name="notice" dir="auto" defaultValue={page.notice?.text ?? ""} placeholder={t("page.notice.hint")} />
        <Until zone={page.zone} value={until} onChange={setUntil} />
        <details class="more">
          <summary id="page-address">{t("page.address")}</summary>
          <label for="page-slug">{t("open.slug")}</label>
          <input id="page-slug" dir="ltr" required pattern="[a-z0-9]+(-[a-z0-9]+)*" value={slug} onInput={(e) => setSlug(e.currentTarget.value)} />
          <p class="hint">{slug === page.slug ? t("rename.hint") : t("rename.does", { was: page.slug, is: slug })}</p>
          <label for="page-canonical">{t("page.canonical")}</label>
          <input id="page-canonical" name="canonical" type="url" dir="ltr" defaultValue={page.canonical} placeholder="https://" />
          <p class="hint">{t("page.canonical.hint")}</p>
          <label for="page-zone">{t("open.zone")}</label>
          <ZoneInput id="page-zone" name="zone" value={page.zone} />
        </details>
        <details class="more">
          <summary id="page-versions">{t("page.versions")}</summary>
          <label for="page-lang">{t("page.lang")}</label>
          <LangInput id="page-lang" name="lang" value={page.lang} />
          <label for="page-original">{t("version.original")}</label>
          <select
            id="page-original"
            value={original}
            onChange={(e) => {
              const x = S.pages.find((x) => x.id === e.currentTarget.value)
              setOriginal(x?.id ?? "")
              // Readers go from a translation to its original, and back.
              if (x && !versions.some((v) => v.url === "/" + x.slug)) setVersions([...versions.filter((v) => v.lang !== x.lang), { lang: x.lang, url: "/" + x.slug }])
            }}
          >
            <option value="">{t("version.none")}</option>
            {S.pages
              .filter((x) => x.id !== page.id)
              .map((x) => (
                <option value={x.id}>
                  {x.title} ({x.lang})
                </option>
              ))}
          </select>
          <p class="hint">{t("version.hint")}</p>
          <Versions page={page} list={versions} onChange={setVersions} />
        </details>
        <Wrong p={p} />
        <div class="buttons">
          <button class="go" disabled={going}>
            {t("page.save")}
          </button>
          <button type="button" class="quiet" id="page-cover" onClick={() => set({ dialog: { kind: "more", name: "cover", of: page } })}>
            {t("cover.title")}
          </button>
          {page.state === "live" && (
            <button type="button" class="quiet" onClick={() => set({ dialog: { kind: "more", name: "end" } })}>
              {t("page.end")}
            </button>
          )}
          <Cancel />
        </div>
      </form>
    </Box>
  )
}

/** Behind says what was corrected in the original since the translation had it all. */
export function Behind() {
  const [of, setOf] = useState<Page["original"] | undefined>(undefined)
  const [p, setWrong] = useState<Problem | null>(null)
  const page = S.page!
  useEffect(() => {
    ask<Page>("GET", path.page(page.id)).then((x) => setOf(x.original), setWrong)
  }, [])
  return (
    <Box title={t("behind.title")}>
      <Wrong p={p} />
      {of && (
        <>
          <p>{t("behind.hint", { page: of.title })}</p>
          <ul class="changes">
            {of.behind.map((m) => (
              <li data-seq={m.seq}>
                <span>
                  <b>{m.op === "correct" ? t("kind." + (m.kind || "correction")) : t("former.op." + m.op)}</b> <time dateTime={m.time}>{momentIn(m.time, page.zone)}</time>{" "}
                  <a href={m.url} target="_blank" rel="noopener" dir="auto">
                    {m.headline || m.post}
                  </a>
                  {m.note && (
                    <span class="meta" dir="auto">
                      {m.note}
                    </span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="buttons">
        {of && (
          <button
            class="go"
            id="behind-done"
            onClick={async () => {
              const end = ending()
              try {
                await ask("PUT", path.page(page.id, "/original"), { original: of.id, seen: of.seq })
                end()
                set({ told: t("behind.told") })
                await listPages()
              } catch (e) {
                setWrong(e as Problem)
              }
            }}
          >
            {t("behind.done")}
          </button>
        )}
        <Cancel />
      </div>
    </Box>
  )
}

/** Opening lists what goes out when a page is opened, and what stays. */
export function Opening() {
  const [found, setFound] = useState<{ drafts: Draft[]; imported: number } | null>(null)
  const [chosen, setChosen] = useState(new Set<string>())
  const [p, setWrong] = useState<Problem | null>(null)
  const [going, setGoing] = useState(false)
  const look = async () => {
    try {
      if (S.work) await S.keep.save(S.work)
      const f = await ask<{ drafts: Draft[]; imported: number }>("GET", path.page(S.page!.id, "/drafts"))
      setFound(f)
      setChosen(new Set(f.drafts.filter((d) => !why(d)).map((d) => d.id)))
    } catch (e) {
      setWrong(e as Problem)
    }
  }
  useEffect(() => void look(), [])
  const why = (d: Draft) =>
    d.scheduled ? t("draft.scheduled", { time: stampIn(d.scheduled, S.page?.zone) }) : !said(d) ? t("opening.empty") : d.status === "unverified" || d.status === "checking" ? t("status." + d.status) : ""
  const fixed = (d: Draft) => !!d.scheduled || !said(d)
  const n = chosen.size + (found?.imported ?? 0)
  return (
    <Box title={t("opening.title", { page: S.page!.title })}>
      <form
        class="stack"
        onSubmit={async (e) => {
          e.preventDefault()
          setGoing(true)
          setWrong(null)
          const end = ending()
          try {
            await ask("POST", path.page(S.page!.id, "/open"), { drafts: found!.drafts.filter((d) => chosen.has(d.id)).map((d) => ({ id: d.id, rev: d.rev })) })
            end()
            set({ told: t("told.open"), wrong: "" })
            await listPages()
          } catch (e) {
            const p = e as Problem
            await look()
            setWrong(p)
          }
          setGoing(false)
        }}
      >
        <p>{t("opening.hint")}</p>
        {!!found?.imported && <p>{t("opening.imported", { n: found.imported })}</p>}
        <ul class="drafts">
          {found?.drafts.map((d) => (
            <li data-draft={d.id}>
              <label class="flag">
                <input
                  type="checkbox"
                  disabled={fixed(d)}
                  checked={chosen.has(d.id)}
                  onChange={() => {
                    const n = new Set(chosen)
                    if (!n.delete(d.id)) n.add(d.id)
                    setChosen(n)
                  }}
                />
                <span dir="auto">{gist(d) || t("untitled")}</span>
                {why(d) && (
                  <span class="mark">
                    {why(d)}
                    {!chosen.has(d.id) && " · " + t("opening.stays")}
                  </span>
                )}
              </label>
            </li>
          ))}
        </ul>
        <Wrong p={p} />
        <div class="buttons">
          <button class="go" id="opening-go" disabled={!found || going}>
            {n ? t("opening.go", { n }) : t("opening.none")}
          </button>
          {!!chosen.size && (
            <button type="button" class="quiet" onClick={() => setChosen(new Set())}>
              {t("opening.without")}
            </button>
          )}
          <Cancel />
        </div>
      </form>
    </Box>
  )
}

export function End() {
  const others = S.pages.filter((x) => x.id !== S.page!.id && x.state === "live")
  const [to, setTo] = useState("")
  const page = others.find((x) => x.id === to)
  const id = S.page!.id
  const { wrong, going, run } = useDo()
  return (
    <Box title={t("end.title", { page: S.page!.title })} keep={"end " + S.page!.id}>
      <form
        class="stack"
        onSubmit={(e) => {
          e.preventDefault()
          const f = new FormData(e.currentTarget)
          const is = (name: string) => String(f.get(name) ?? "").trim()
          // A note is a text; readers' pages make a link of [words](address).
          const words = (is("words") || page?.title || "").replace(/[[\]\n]/g, " ")
          const url = page?.url ?? (to === "url" ? is("url").replace(/^(?!https?:)/i, "https://") : "")
          const link = url && (words ? `[${words}](${url})` : url)
          const end = ending()
          void run(async () => {
            await ask("POST", path.page(id, "/end"), { note: [is("note"), link].filter(Boolean).join(" ") })
            forget("end " + id)
            end()
            set({ told: t("told.end"), wrong: "" })
            await listPages()
            await refresh()
          })
        }}
      >
        <p class="hint">{t("end.hint.time", { time: shownIn(new Date(), S.page!.zone) })}</p>
        <label for="end-note">{t("end.note.readers")}</label>
        <input id="end-note" name="note" dir="auto" maxLength={1000} />
        <label for="end-next">{t("end.next")}</label>
        <select id="end-next" value={to} onChange={(e) => setTo(e.currentTarget.value)}>
          <option value="">{t("end.next.none")}</option>
          {others.map((x) => (
            <option value={x.id}>{x.title}</option>
          ))}
          <option value="url">{t("end.next.url")}</option>
        </select>
        {to === "url" && (
          <>
            <label for="end-url">{t("tool.link.to")}</label>
            <input id="end-url" name="url" inputMode="url" dir="ltr" required pattern="\s*(https?:\/\/[^\s\(\)<>]+|[^\s\(\)<>:\/]+\.[^\s\(\)<>]+)\s*" placeholder="example.org/storm" title="https://example.org/storm" />
          </>
        )}
        {to && (
          <>
            <label for="end-words">{t("end.words")}</label>
            <input id="end-words" name="words" dir="auto" maxLength={200} key={to} defaultValue={page?.title ?? ""} />
          </>
        )}
        <Wrong p={wrong} />
        <div class="buttons">
          <button class="go" disabled={going}>
            {t("page.end")}
          </button>
          <Cancel />
        </div>
      </form>
    </Box>
  )
}

const states = ["live", "draft", "ended"] as const

/** findPages gives the pages that a typed text may mean: those at work first, the
 *  one that was written to last first. */
export function findPages(typed: string): Listed[] {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  const rank = (x: Listed) => states.indexOf(x.state)
  return S.pages
    .filter((x) => {
      const text = fold(x.title + " " + x.slug + " " + x.lang)
      return words.every((w) => text.includes(w))
    })
    .sort((a, b) => rank(a) - rank(b) || (b.last_stamp ?? "").localeCompare(a.last_stamp ?? "") || a.title.localeCompare(b.title, lang))
}

/** Pages is the screen of a desk that has many. */
export function Pages() {
  const [typed, setTyped] = useState("")
  const found = findPages(typed)
  const title = (id?: string) => S.pages.find((x) => x.id === id)?.title
  return (
    <section class="pages">
      <Head title={t("menu.pages")} />
      <p class="find">
        <label for="find-page" class="vh">
          {t("pages.find")}
        </label>
        <input
          id="find-page"
          type="search"
          dir="auto"
          placeholder={t("pages.find")}
          value={typed}
          onInput={(e) => setTyped(e.currentTarget.value)}
          onKeyDown={(e) => e.key === "Enter" && found[0] && open(found[0])}
        />
        {may("editor", "") && (
          <button class="quiet" onClick={() => set({ dialog: { kind: "more", name: "open" } })}>
            {t("open.title")}
          </button>
        )}
      </p>
      {states.map((state) => {
        const list = found.filter((x) => x.state === state)
        return (
          !!list.length && (
            <section aria-labelledby={"pages-" + state}>
              <h2 id={"pages-" + state}>
                {t("state." + state)} <span class="meta">{list.length}</span>
              </h2>
              <ul>
                {list.map((x) => (
                  <li data-page={x.slug}>
                    <span class="swatch" aria-hidden="true" style={{ background: x.colour }} />
                    <a href={"#/" + encodeURIComponent(x.slug)} dir="auto" lang={x.lang}>
                      {x.title}
                    </a>
                    <span class="meta">
                      <bdi>{x.lang}</bdi>
                      {x.last_stamp && <> · {momentIn(x.last_stamp, x.zone)}</>}
                      {x.original && <> · {t("pages.of", { page: title(x.original) ?? "" })}</>}
                      {!!x.behind && <span class="mark bad">{t("behind.mark", { n: x.behind })}</span>}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )
        )
      })}
      {!found.length && <p class="hint">{t("pages.nothing")}</p>}
    </section>
  )
}
