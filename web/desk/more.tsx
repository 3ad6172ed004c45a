// What is not needed to write and to publish. It is fetched after the desk has
// started, so that the first load stays small; a dead connection later does not matter.
import type { ComponentChild } from "preact"
import { Account, Sessions } from "./account"
import { Audit } from "./audit"
import { Conflict } from "./conflict"
import { FiguresOf } from "./figures"
import { Invite, People, Someone } from "./house"
import { Cover, Library, LibraryScreen, Preview, PreviewBox } from "./pictures"
import { Keys, Palette } from "./palette"
import { DeskNotes, DraftRevs } from "./notes"
import { Behind, End, OpenPage, Opening, PageTexts, Pages } from "./pages"
import { Paste } from "./pastepage"
import { Former, Restore, Seal } from "./post"
import { Settings } from "./settings"
import { S } from "./state"
import { SiteCheck } from "./sitecheck"
import { StepUp } from "./stepup"
import { Missed, Pause, Schedule, Scheduled, Series, SeriesEdit } from "./timed"
import { NewToken, Tokens } from "./tokens"
import { Ask, Unsure, WatchList } from "./watch"
import { HookForm, Webhooks } from "./webhooks"

/** dialogs are asked for by set({ dialog: { kind: "more", name, of } }). */
export const dialogs: Record<string, (of: any) => ComponentChild> = {
  behind: () => <Behind key={S.page!.id} />,
  conflict: (work) => <Conflict work={work} />,
  cover: (page) => <Cover page={page} />,
  end: () => <End key={S.page!.id} />,
  doubt: () => S.doubt && (S.doubt.p.code === "watched" ? <Ask key={S.doubt.p.words.map((w) => w.word).join()} words={S.doubt.p.words} go={S.doubt.go} /> : <Unsure drafts={S.doubt.p.drafts} go={S.doubt.go} />),
  former: (post) => <Former post={post} />,
  hook: (hook) => <HookForm hook={hook} />,
  invite: () => <Invite />,
  keys: () => <Keys />,
  library: (pick) => <Library pick={pick} />,
  notes: () => <DeskNotes key={S.page!.id} />,
  missed: () => <Missed />,
  open: () => <OpenPage />,
  opening: () => <Opening key={S.page!.id} />,
  palette: (typed) => <Palette typed={typed ?? ""} />,
  page: (page) => <PageTexts page={page} />,
  paste: () => <Paste />,
  preview: () => <PreviewBox />,
  restore: (post) => <Restore key={post.id} post={post} />,
  revs: (draft) => <DraftRevs draft={draft} />,
  pause: () => <Pause key={S.page!.id} />,
  schedule: (of) => <Schedule {...of} />,
  series: (x) => <SeriesEdit x={x} />,
  seal: ({ post, op }) => <Seal post={post} op={op} />,
  person: (of) => <Someone {...of} />,
  stepup: () => <StepUp />,
  token: () => <NewToken />,
}

/** screens stand in place of a page, at #/-/NAME or #/-/NAME/OF. */
export const screens: Record<string, (of: string) => ComponentChild> = {
  account: () => <Account />,
  audit: () => <Audit />,
  library: () => <LibraryScreen />,
  pages: () => <Pages />,
  figures: () => <FiguresOf />,
  people: () => <People />,
  scheduled: () => <Scheduled />,
  series: () => <Series />,
  sessions: () => <Sessions />,
  settings: () => <Settings />,
  sitecheck: () => <SiteCheck />,
  tokens: () => <Tokens />,
  webhooks: (of) => <Webhooks of={of} />,
  watch: () => <WatchList />,
}

/** parts stand in the page beside the composer. */
export const parts: Record<string, () => ComponentChild> = {
  preview: () => <Preview />,
}
