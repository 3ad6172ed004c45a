// What every dialog is made of.
import type { ComponentChildren } from "preact"
import { useId, useLayoutEffect, useRef } from "preact/hooks"
import type { Problem } from "./api"
import { set } from "./state"
import { t } from "./texts"

/** Box is a dialog. onClose: what closes it, where it is not the desk's one. */
export function Box({ title, children, wide, className = "", onClose }: { title: string; children: ComponentChildren; wide?: boolean; className?: string; onClose?: () => void }) {
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => { // at once, so that the next key is already its
    const before = document.activeElement as HTMLElement | null // what opened it
    const row = before?.closest("[data-row]") // may have other buttons afterwards
    box.current?.showModal()
    return () => (before?.isConnected ? before : row?.isConnected ? row.querySelector<HTMLElement>("[data-act], .title") : document.querySelector<HTMLElement>("#headline"))?.focus()
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
      onKeyDown={(e) => {
        // The key that publishes answers what is asked, too.
        if (e.key !== "Enter" || !(e.ctrlKey || e.metaKey) || e.isComposing || e.repeat) return
        e.preventDefault()
        e.currentTarget.querySelector<HTMLElement>("form button:not([type='button'])")?.click()
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  )
}

export const shut = () => set({ dialog: null })
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
