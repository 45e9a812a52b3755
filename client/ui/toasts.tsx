// Short messages at the foot of the page, and words that are only read out.
import { defined } from '#shared/defined.ts'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { CloseIcon } from './icons.tsx'
import { Button, IconButton } from './button.tsx'
import './toasts.css'

interface Toast {
  readonly id: number
  readonly words: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** A sentence that is read out; the next one does not take its place. */
interface Sentence {
  readonly id: number
  readonly words: string
}

const toasts = store<readonly Toast[]>([])
const spoken = store('')
const sentences = store<readonly Sentence[]>([])
let lastId = 0

const shownMs = 7_000
const atMost = 3
/** A screen reader has them in its queue long before; somebody who reads with the fingers finds them a while. */
const sentenceMs = 30_000

/** Shows a message for a while, with one thing that can be done about it. */
export function toast(words: string, action?: Toast['action']): void {
  const shown: Toast = { id: ++lastId, words, ...defined({ action }) }
  toasts.set([...toasts.get().slice(1 - atMost), shown])
  setTimeout(() => dismiss(shown.id), shownMs)
}

/** Has words read out politely, without showing them. */
export function readOut(words: string): void {
  // The same words twice in a row would not be heard again.
  spoken.set(spoken.get() === words ? `${words}\u00A0` : words)
}

/** Has sentences read out one after another, without showing them: each is heard, also when the next comes at once. */
export function readOutEach(words: readonly string[]): void {
  if (words.length === 0) return
  const added = words.map((one) => ({ id: ++lastId, words: one }))
  sentences.set([...sentences.get(), ...added])
  setTimeout(() => sentences.set(sentences.get().filter((one) => !added.includes(one))), sentenceMs)
}

/** Takes away what is shown or waits to be read out: on another page it would be about something else, and its action would do nothing. */
export function clearNotices(): void {
  toasts.set([])
  sentences.set([])
  spoken.set('')
}

/** The place where messages appear; once a page. */
export function ToastRegion() {
  const { t } = useTranslation('ui')
  const shown = useSyncExternalStore(toasts.subscribe, toasts.get, toasts.get)
  const words = useSyncExternalStore(spoken.subscribe, spoken.get, spoken.get)
  const heard = useSyncExternalStore(sentences.subscribe, sentences.get, sentences.get)
  return (
    <>
      <p className="only-read-out" role="status">
        {words}
      </p>
      <div className="only-read-out" role="log" aria-live="polite" aria-relevant="additions">
        {heard.map(({ id, words }) => (
          <p key={id}>{words}</p>
        ))}
      </div>
      {/* Over a dialog as well, and not outside it: undoing what was done in a sheet must not close the sheet. */}
      <section
        className="notices"
        data-react-aria-top-layer="true"
        role="log"
        aria-live="polite"
        aria-relevant="additions"
        aria-label={t('notices')}
      >
        {shown.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </section>
    </>
  )
}

function ToastCard({ toast }: { toast: Toast }) {
  const { t } = useTranslation('ui')
  const { action } = toast
  return (
    <div className="notice">
      <p>{toast.words}</p>
      {action && (
        <Button
          kind="plain"
          size="small"
          onClick={() => {
            action.run()
            dismiss(toast.id)
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton size="small" label={t('close')} onClick={() => dismiss(toast.id)}>
        <CloseIcon />
      </IconButton>
    </div>
  )
}

function dismiss(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id))
}

/** A value outside any component, since a message may be said from anywhere. */
function store<T>(value: T) {
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: (next: T) => {
      value = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
