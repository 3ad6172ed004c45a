// What every dialog is made of.
import type { ComponentChildren } from "preact"
import { useEffect, useRef } from "preact/hooks"
import type { Problem } from "./api"
import { set } from "./state"
import { t } from "./texts"

export function Box({ title, children, wide, onClose }: { title: string; children: ComponentChildren; wide?: boolean; onClose?: () => void }) {
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null
    box.current?.showModal()
    return () => before?.isConnected && before.focus()
  }, [])
  const close = () => {
    onClose?.()
    set({ dialog: null })
  }
  return (
    <dialog
      ref={box}
      class={wide ? "wide" : ""}
      aria-labelledby="dialog-title"
      onCancel={(e) => {
        e.preventDefault()
        close()
      }}
    >
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  )
}

export const shut = () => set({ dialog: null })
export const Cancel = () => (
  <button type="button" class="quiet" onClick={shut}>
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
