// Short messages at the foot of the page, and words that are only read out.
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { CloseIcon } from './icons.tsx'
import { IconButton } from './button.tsx'
import './notices.css'

interface Notice {
  readonly id: number
  readonly words: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

const notices = store<readonly Notice[]>([])
const spoken = store('')
let lastId = 0

const shownMs = 7_000
const atMost = 3

/** Shows a message for a while, with one thing that can be done about it. */
export function notify(words: string, action?: Notice['action']): void {
  const notice: Notice = { id: ++lastId, words, ...(action === undefined ? {} : { action }) }
  notices.set([...notices.get().slice(1 - atMost), notice])
  setTimeout(() => dismiss(notice.id), shownMs)
}

/** Has words read out politely, without showing them. */
export function readOut(words: string): void {
  // The same words twice in a row would not be heard again.
  spoken.set(spoken.get() === words ? `${words}\u00A0` : words)
}

/** The place where messages appear; once a page. */
export function NoticeRegion() {
  const { t } = useTranslation('ui')
  const shown = useSyncExternalStore(notices.subscribe, notices.get)
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
        {shown.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} />
        ))}
      </section>
    </>
  )
}

function NoticeCard({ notice }: { notice: Notice }) {
  const { t } = useTranslation('ui')
  const { action } = notice
  return (
    <div className="notice">
      <p>{notice.words}</p>
      {action && (
        <button
          type="button"
          onClick={() => {
            action.run()
            dismiss(notice.id)
          }}
        >
          {action.label}
        </button>
      )}
      <IconButton size="small" label={t('close')} onClick={() => dismiss(notice.id)}>
        <CloseIcon />
      </IconButton>
    </div>
  )
}

function dismiss(id: number): void {
  notices.set(notices.get().filter((notice) => notice.id !== id))
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
