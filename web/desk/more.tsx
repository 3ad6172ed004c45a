// What is not needed to write and to publish. It is fetched after the desk has
// started, so that the first load stays small; a dead connection later does not matter.
import type { ComponentChild } from "preact"
import { Invite } from "./house"
import { Keys, Palette } from "./palette"
import { End, OpenPage, PageTexts, Paste } from "./pages"
import { StepUp } from "./stepup"

/** dialogs are asked for by set({ dialog: { kind: "more", name, of } }). */
export const dialogs: Record<string, (of: any) => ComponentChild> = {
  end: () => <End />,
  invite: () => <Invite />,
  keys: () => <Keys />,
  open: () => <OpenPage />,
  palette: (typed) => <Palette typed={typed ?? ""} />,
  page: (page) => <PageTexts page={page} />,
  paste: () => <Paste />,
  stepup: () => <StepUp />,
}

/** screens stand in place of a page, at #/-/NAME or #/-/NAME/OF. */
export const screens: Record<string, (of: string) => ComponentChild> = {}
