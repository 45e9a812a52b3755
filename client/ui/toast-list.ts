// The short messages that are shown, and how long each stays. Needs no browser.
import { defined } from '#shared/defined.ts'
import { store } from './store.ts'

/** A message, with one thing that can be done about it. */
export interface Toast {
  readonly id: number
  readonly words: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

const shownMs = 7_000
/** People who read slowly or use a keyboard need time to reach the button; WCAG 2.2.1 asks for at least 20 seconds. */
const actionMs = 30_000
const atMost = 3

/** The messages that are shown, the oldest first. */
export class ToastList {
  readonly shown = store<readonly Toast[]>([])
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>()
  #lastId = 0

  /** Shows a message for a while. */
  add(words: string, action?: Toast['action']): void {
    const toast: Toast = { id: ++this.#lastId, words, ...defined({ action }) }
    for (const { id } of this.shown.get().slice(0, 1 - atMost)) this.dismiss(id)
    this.shown.set([...this.shown.get(), toast])
    this.release(toast.id)
  }

  dismiss(id: number): void {
    this.hold(id)
    this.shown.set(this.shown.get().filter((toast) => toast.id !== id))
  }

  clear(): void {
    for (const { id } of this.shown.get()) this.dismiss(id)
  }

  /** It stays as long as somebody points at it or has the focus in it. */
  hold(id: number): void {
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
  }

  /** From now on it stays its while. */
  release(id: number): void {
    const toast = this.shown.get().find((one) => one.id === id)
    if (!toast) return
    this.hold(id)
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), toast.action ? actionMs : shownMs),
    )
  }
}
