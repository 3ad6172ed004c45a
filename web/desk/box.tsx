// What every dialog is made of.
import type { ComponentChildren } from "preact"
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks"
import type { Problem } from "./api"
import { S, set } from "./state"
import { t } from "./texts"

// What was typed into dialogs that were left before it was sent: by the dialog's
// name the fields, by id, and what useLeft keeps. It lasts as long as the window.
const left = new Map<string, Map<string, unknown>>()
const leave = (name: string, field: string, v: unknown) => left.set(name, (left.get(name) ?? new Map()).set(field, v))

/** forget is for when what was typed into a dialog has arrived. */
export const forget = (name: string) => void left.delete(name)

/** useLeft is useState of a dialog: its value is there again when the dialog, left
 *  before it was sent, is opened anew. */
export function useLeft<T>(name: string, field: string, first: T) {
  const [v, setV] = useState<T>(left.get(name)?.has(field) ? (left.get(name)!.get(field) as T) : first)
  const put = (v: T) => {
    leave(name, field, v)
    setV(v)
  }
  return [v, put] as const
}

/** Box is a dialog. onClose: what closes it, where it is not the desk's one. keep: the
 *  name under which its text fields are kept where it is left before they were sent. */
export function Box({ title, children, wide, className = "", onClose, keep }: { title: string; children: ComponentChildren; wide?: boolean; className?: string; onClose?: () => void; keep?: string }) {
  const [again, setAgain] = useState(false)
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => { // at once, so that the next key is already its
    const before = document.activeElement as HTMLElement | null // what opened it
    const row = before?.closest("[data-row]") // may have other buttons afterwards
    const d = box.current!
    d.showModal()
    for (const [field, v] of (keep && left.get(keep)) || []) {
      const f = d.querySelector<HTMLInputElement>("#" + field)
      if (!f || f.value === v) continue
      f.value = String(v)
      f.dispatchEvent(new Event("input", { bubbles: true }))
      setAgain(true)
    }
    return () => {
      d.close() // what lies below can have the focus again
      ;(before?.isConnected ? before : row?.isConnected ? row.querySelector<HTMLElement>("[data-act], .title") : document.querySelector<HTMLElement>("#headline"))?.focus()
    }
  }, [])
  const close = onClose ?? shut
  return (
    <dialog
      ref={box}
      class={wide ? "wide" : className}
      aria-labelledby={id}
      onCancel={(e) => {
        e.preventDefault()
        close()
      }}
      onInput={({ target }) => {
        const f = target as HTMLInputElement
        if (keep && f.id && !f.hasAttribute("role") && ["textarea", "text", "url"].includes(f.type)) leave(keep, f.id, f.value)
      }}
      onKeyDown={(e) => {
        // The key that publishes answers what is asked, too.
        if (e.key !== "Enter" || !(e.ctrlKey || e.metaKey) || e.isComposing || e.repeat) return
        e.preventDefault()
        e.currentTarget.querySelector<HTMLElement>("form button:not([type='button'])")?.click()
      }}
    >
      <h2 id={id}>{title}</h2>
      {again && (
        <p class="hint">
          {t("left.again")}{" "}
          <button
            type="button"
            class="quiet"
            id="left-drop"
            onClick={() => {
              forget(keep!)
              close()
            }}
          >
            {t("left.drop")}
          </button>
        </p>
      )}
      {children}
    </dialog>
  )
}

export const shut = () => set({ dialog: null })
/** ending gives what shuts the dialog that is open once an answer has come: false where
 *  that was left meanwhile. What stands there now is not taken away by it. */
export const ending = (here = S.dialog) => () => S.dialog === here && (shut(), true)
export const Cancel = ({ onClick = shut }: { onClick?: () => void }) => (
  <button type="button" class="quiet" onClick={onClick}>
    {t("cancel")}
  </button>
)

export function Wrong({ p }: { p: Problem | null }) {
  if (!p) return null
  return (
    <p class="bad" role="alert">
      {p.status === 0 ? t("noanswer") : p.message}
    </p>
  )
}
