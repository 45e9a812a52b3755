// A note while it is written.
import { useState } from 'react'
import type { KeyboardEvent, SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { Button } from '#client/ui/button.tsx'
import { toast, readOut } from '#client/ui/toasts.tsx'
import { maxPinLength } from '#shared/annotations/pin.ts'
import type { Writing } from '../marking.tsx'

/** From here on it says how much is left. */
const tellBelow = 40

/** Writes a new note, or another wording of one's own. */
export function Composer({ writing, onDone }: { writing: Writing; onDone: () => void }) {
  const { t } = useTranslation('stage')
  const { t: why } = useTranslation('refusals')
  const { annotations } = useRoom()
  const before = annotations.pins.get().find(({ id }) => id === writing.pin)?.text ?? ''
  const [words, setWords] = useState(before)
  const text = words.trim()
  const left = maxPinLength - text.length
  const maySend = text !== '' && left >= 0
  const save = (event?: SyntheticEvent) => {
    event?.preventDefault()
    if (!maySend) return
    const { pin, anchor } = writing
    const saved = pin === undefined ? annotations.pin(anchor, text) : annotations.repin(pin, text)
    if (!saved.ok) return toast(why(saved.refusal.code))
    readOut(t(pin === undefined ? 'marks.placed' : 'marks.changed'))
    onDone()
  }
  const press = (event: KeyboardEvent) => {
    // While letters are being composed, Enter belongs to the keyboard.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) save(event)
  }
  return (
    <form className="stack composer" onSubmit={save}>
      <textarea
        aria-label={t(writing.pin === undefined ? 'marks.newNote' : 'marks.editNote')}
        placeholder={t('marks.placeholder')}
        value={words}
        dir="auto"
        rows={2}
        enterKeyHint="send"
        aria-invalid={left < 0}
        aria-describedby="composer-left"
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={press}
      />
      <div className="cluster bubble-acts">
        <Button type="submit" kind="solid" size="small" disabled={!maySend}>
          {t(writing.pin === undefined ? 'marks.save' : 'marks.saveChange')}
        </Button>
        <Button kind="plain" size="small" onClick={onDone}>
          {t('marks.cancel')}
        </Button>
        <p className="composer-left" id="composer-left" role="status" data-over={left < 0 || undefined}>
          {left < 0 ? t('marks.over', { count: -left }) : left < tellBelow && t('marks.left', { count: left })}
        </p>
      </div>
    </form>
  )
}
