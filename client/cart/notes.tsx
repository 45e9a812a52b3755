// Members' own words on a line, and the place to write one's own.
import { useState, useSyncExternalStore } from 'react'
import type { KeyboardEvent, SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button } from '#client/ui/button.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { useLateFocus } from '#client/ui/use-late-focus.ts'
import type { LineView } from '#shared/cart/cart-view.ts'
import { maxNoteLength } from '#shared/cart/note.ts'
import type { LineId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import './notes.css'

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
        <NoteForm text={mine} label={t('noteOn', { title })} onSay={(text) => room.cart.note(line.id, text)} />
      )}
    </div>
  )
}

interface NoteFormProps {
  text: string
  label: string
  onSay: (text: string) => Outcome<void>
}

function NoteForm({ text, label, onSay }: NoteFormProps) {
  const { t } = useTranslation('cart')
  const { t: why } = useTranslation('refusals')
  const [words, setWords] = useState(text)
  const field = useLateFocus<HTMLTextAreaElement>()
  const say = (event: SyntheticEvent) => {
    event.preventDefault()
    const said = onSay(words.trim())
    // The text stays: somebody who may not save it here may want it elsewhere.
    if (!said.ok) return toast(why(said.refusal.code))
    return writeNote(undefined)
  }
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    writeNote(undefined)
  }
  return (
    <form className="stack note-form" onSubmit={say} onKeyDown={escape}>
      <textarea
        ref={field}
        aria-label={label}
        placeholder={t('notePlaceholder')}
        value={words}
        maxLength={maxNoteLength}
        rows={2}
        onChange={(event) => setWords(event.target.value)}
      />
      <div>
        <Button size="small" kind="plain" onClick={() => writeNote(undefined)}>
          {t('cancel')}
        </Button>
        <Button size="small" kind="solid" type="submit">
          {t('saveNote')}
        </Button>
      </div>
    </form>
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
