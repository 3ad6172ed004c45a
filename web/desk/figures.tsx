// Readers now, and of the last hours: how many, and what was published meanwhile.
// Nobody is told apart: docs/desk.md says how it is counted.
import { useLayoutEffect, useRef, useState } from "preact/hooks"
import { ask, path } from "./api"
import { Head, Load, useLoad } from "./parts"
import { S } from "./state"
import { lang, stampIn, t } from "./texts"

interface Figures {
  streams: number
  polls: number
  from: string
  minutes: number[]
  peak: number
  peak_at?: string
  posts?: { id: string; time: string; headline: string }[]
  pages?: { id: string; title: string; streams: number; polls: number }[]
}

const number = (n: number) => new Intl.NumberFormat(lang === "ar" || lang === "fa" ? lang + "-u-nu-latn" : lang).format(n)
const high = 150
const minute = 60_000

/** Curve draws the minutes from the left to the right, in every language, as clocks run. */
function Curve({ f, zone }: { f: Figures; zone?: string | undefined }) {
  // Drawn as wide as it stands, so that its letters are as large as all others.
  const frame = useRef<HTMLElement>(null)
  const [wide, setWide] = useState(640)
  useLayoutEffect(() => {
    const see = new ResizeObserver(() => setWide(frame.current?.clientWidth || 640))
    see.observe(frame.current!)
    return () => see.disconnect()
  }, [])
  const from = new Date(f.from).getTime()
  const span = f.minutes.length * minute
  const x = (time: number) => ((time - from) / span) * wide
  const top = Math.max(f.peak, 1)
  const y = (n: number) => high - (n / top) * (high - 12)
  const line = f.minutes.map((n, i) => `${i ? "L" : "M"}${x(from + i * minute).toFixed(1)} ${y(n).toFixed(1)}`).join("")
  const step = (wide < 480 ? 2 : 1) * 60 * minute
  const hours: number[] = []
  for (let h = Math.ceil(from / step) * step; h < from + span; h += step) hours.push(h)
  const posts = (f.posts ?? []).map((p) => ({ ...p, at: new Date(p.time).getTime() })).filter((p) => p.at >= from)
  const at = (time: number) => stampIn(new Date(time).toISOString(), zone)
  return (
    <figure class="curve" ref={frame}>
      <svg viewBox={`0 0 ${wide} ${high + 18}`} role="img" aria-label={t("figures.curve", { now: number(f.streams + f.polls), peak: number(f.peak), at: f.peak_at ? at(new Date(f.peak_at).getTime()) : "–", posts: posts.length })}>
        {hours.map((h) => (
          <g class="hour">
            <line x1={x(h)} x2={x(h)} y1={0} y2={high} />
            <text x={x(h)} y={high + 14} text-anchor="middle">
              {at(h)}
            </text>
          </g>
        ))}
        <path class="under" d={`${line}L${wide} ${high}L0 ${high}Z`} />
        <path class="over" d={line} />
        {posts.map((p) => (
          <g class="post-at">
            <line x1={x(p.at)} x2={x(p.at)} y1={4} y2={high} />
            <circle cx={x(p.at)} cy={5} r={4}>
              <title>
                {at(p.at)} {p.headline}
              </title>
            </circle>
          </g>
        ))}
      </svg>
    </figure>
  )
}

/** InWords is the curve for those who don't see it: by the half hour. */
function InWords({ f, zone }: { f: Figures; zone?: string | undefined }) {
  const from = new Date(f.from).getTime()
  const rows: { at: number; n: number; posts: string[] }[] = []
  for (let i = 0; i < f.minutes.length; i += 30) {
    const part = f.minutes.slice(i, i + 30)
    const at = from + i * minute
    rows.push({
      at,
      n: Math.round(part.reduce((a, b) => a + b, 0) / part.length),
      posts: (f.posts ?? []).filter((p) => new Date(p.time).getTime() >= at && (new Date(p.time).getTime() < at + 30 * minute || i + 30 >= f.minutes.length)).map((p) => p.headline || t("untitled")),
    })
  }
  return (
    <details class="more">
      <summary>{t("figures.words")}</summary>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{t("figures.from")}</th>
            <th scope="col">{t("figures.readers")}</th>
            {f.posts && <th scope="col">{t("figures.posts")}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.reverse().map((r) => (
            <tr>
              <th scope="row">{stampIn(new Date(r.at).toISOString(), zone)}</th>
              <td>{number(r.n)}</td>
              {f.posts && (
                <td>
                  <bdi>{r.posts.join(" · ")}</bdi>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function Now({ f, id, zone }: { f: Figures; id: string; zone?: string | undefined }) {
  return (
    <>
      <p class="now" id={id} data-readers={f.streams + f.polls}>
        <b>{number(f.streams + f.polls)}</b> {t("figures.now")}
      </p>
      <p class="meta">{t("figures.parts", { streams: number(f.streams), polls: number(f.polls) })}</p>
      {f.peak_at && <p class="meta">{t("figures.peak", { n: number(f.peak), at: stampIn(f.peak_at, zone) })}</p>}
    </>
  )
}

export function FiguresOf() {
  const page = S.page
  const own = useLoad(() => (page ? ask<Figures>("GET", path.page(page.id, "/figures")) : Promise.resolve(null)), [page?.id], 10)
  const all = useLoad(() => ask<Figures>("GET", "figures"), [], 10)
  return (
    <>
      <Head title={t("menu.figures")} />
      {page && (
        <section>
          <h2>
            <bdi>{page.title}</bdi>
          </h2>
          {!own.v ? (
            <Load of={own} />
          ) : (
            <>
              <Now f={own.v} id="figures-page" zone={page.zone} />
              <Curve f={own.v} zone={page.zone} />
              <InWords f={own.v} zone={page.zone} />
            </>
          )}
        </section>
      )}
      <section>
        <h2>{t("figures.site")}</h2>
        {!all.v ? (
          <Load of={all} />
        ) : (
          <>
            <Now f={all.v} id="figures-site" />
            <Curve f={all.v} />
            {!!all.v.pages?.length && (
              <ul class="rows">
                {all.v.pages.map((p) => (
                  <li>
                    <div>
                      <bdi>{p.title}</bdi>
                    </div>
                    <b>{number(p.streams + p.polls)}</b>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </section>
      <p class="hint">{t("figures.hint")}</p>
    </>
  )
}
