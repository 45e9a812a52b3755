// Short messages at the foot of the page, and words that are only read out.
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { CloseIcon } from './icons.tsx'
import { Button, IconButton } from './button.tsx'
import { store } from './store.ts'
import { ToastList } from './toast-list.ts'
import type { Toast } from './toast-list.ts'
import './toasts.css'

/** A sentence that is read out; the next one does not take its place. */
interface Sentence {
  readonly id: number
  readonly words: string
}

const toasts = new ToastList()
const spoken = store('')
const sentences = store<readonly Sentence[]>([])
let lastId = 0

/** A screen reader has them in its queue long before; somebody who reads with the fingers finds them a while. */
const sentenceMs = 30_000

/** Shows a message for a while, with one thing that can be done about it. */
export function toast(words: string, action?: Toast['action']): void {
  toasts.add(words, action)
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
  toasts.clear()
  sentences.set([])
  spoken.set('')
}

/** The place where messages appear; once a page. */
export function ToastRegion() {
  const { t } = useTranslation('ui')
  const shown = useSyncExternalStore(toasts.shown.subscribe, toasts.shown.get, toasts.shown.get)
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
  const hold = () => toasts.hold(toast.id)
  const release = () => toasts.release(toast.id)
  return (
    <div
      className="notice"
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || release()}
    >
      <p>{toast.words}</p>
      {action && (
        <Button
          kind="plain"
          size="small"
          onClick={() => {
            action.run()
            toasts.dismiss(toast.id)
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton size="small" label={t('close')} onClick={() => toasts.dismiss(toast.id)}>
        <CloseIcon />
      </IconButton>
    </div>
  )
}
