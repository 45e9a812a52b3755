// Members' own words on a line, and the place to write one's own.
import { Suspense, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { lazyPart } from '#client/ui/lazy.ts'
import type { LineView } from '#shared/cart/cart-view.ts'
import type { LineId } from '#shared/ids.ts'
import './notes.css'

const NoteForm = lazyPart(async () => (await import('./note-form.tsx')).NoteForm)

let writing: LineId | undefined
const listeners = new Set<() => void>()

/** Opens the place to write a note on a line; one at a time. */
export function writeNote(line: LineId | undefined): void {
  writing = line
  for (const listener of listeners) listener()
}

/** The notes of a line. */
export function Notes({ line, title }: { line: LineView; title: string }) {
  const { t } = useTranslation('cart')
  const room = useRoom()
  const me = useObservable(room.me)
  const isWriting = useSyncExternalStore(subscribe, () => writing === line.id)
  const mine = line.notes.find((note) => note.memberId === me.id)?.text ?? ''
  const shown = line.notes.filter((note) => !isWriting || note.memberId !== me.id)
  if (shown.length === 0 && !isWriting) return null
  return (
    <div className="stack notes">
      {shown.map(({ memberId, text }) => (
        <p key={memberId}>
          <q>
            <bdi>{text}</bdi>
          </q>{' '}
          <small>
            <bdi>{memberId === me.id ? t('you') : nameOf(room, memberId, t('somebody'))}</bdi>
          </small>
        </p>
      ))}
      {isWriting && (
        <Suspense fallback={null}>
          <NoteForm line={line.id} text={mine} label={t('noteOn', { title })} onDone={() => writeNote(undefined)} />
        </Suspense>
      )}
    </div>
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
