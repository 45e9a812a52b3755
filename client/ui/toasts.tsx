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

const toasts = store<readonly Toast[]>([])
const spoken = store('')
let lastId = 0

const shownMs = 7_000
const atMost = 3

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

/** The place where messages appear; once a page. */
export function ToastRegion() {
  const { t } = useTranslation('ui')
  const shown = useSyncExternalStore(toasts.subscribe, toasts.get)
  const words = useSyncExternalStore(spoken.subscribe, spoken.get)
  return (
    <>
      <p className="only-read-out" role="status">
        {words}
      </p>
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
