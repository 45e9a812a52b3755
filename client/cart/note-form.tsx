// The place to write a note on a line of the cart.
import { useTranslation } from 'react-i18next'
import { plainWords } from '#client/rooms/compose/allowed.ts'
import { RewordBox } from '#client/rooms/compose/reword-box.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { maxNoteLength } from '#shared/cart/note.ts'
import type { LineId } from '#shared/ids.ts'

interface NoteFormProps {
  line: LineId
  /** The note as it is; empty where there is none. */
  text: string
  label: string
  onDone: () => void
}

export function NoteForm({ line, text, label, onDone }: NoteFormProps) {
  const { t } = useTranslation('cart')
  const { cart } = useRoom()
  return (
    <RewordBox
      place={`note.${line}`}
      label={label}
      placeholder={t('notePlaceholder')}
      sendLabel={t('saveNote')}
      words={{ text, mayBeEmpty: true }}
      allows={plainWords}
      maxLength={maxNoteLength}
      onSend={(words) => cart.note(line, words)}
      onDone={onDone}
    />
  )
}
