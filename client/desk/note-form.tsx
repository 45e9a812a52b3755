// A note for staff, on paper of its own. Members never see it.
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#client/ui/button.tsx'
import { CheckIcon } from '#client/ui/icons.tsx'
import { maxNoteLength } from '#shared/desk/note-length.ts'
import type { Refusal } from '#shared/refusals.ts'
import { useOpenDesk } from './desk-context.ts'
import { sendsOnEnter } from './reply-form.tsx'
import { useVisit } from './visit-context.ts'

export function NoteForm() {
  const { t } = useTranslation('desk')
  const { t: because } = useTranslation('refusals')
  const { desk } = useOpenDesk()
  const { visit, draft, onDraft } = useVisit()
  const [refused, setRefused] = useState<Refusal>()
  const [isBusy, setBusy] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const text = draft.note.trim()
  const save = async () => {
    if (text === '' || isBusy) return
    setBusy(true)
    const saved = await desk.tools.addNote(visit.id, text)
    setBusy(false)
    setRefused(saved.ok ? undefined : saved.refusal)
    if (saved.ok) onDraft((before) => ({ ...before, note: '' }))
    field.current?.focus()
  }
  return (
    <form
      className="desk-reply"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <textarea
        ref={field}
        rows={2}
        dir="auto"
        aria-label={t('compose.note')}
        placeholder={t('note.place')}
        maxLength={maxNoteLength}
        value={draft.note}
        onChange={({ target: { value } }) => onDraft((before) => ({ ...before, note: value }))}
        onKeyDown={(event) => sendsOnEnter(event, () => void save())}
      />
      <IconButton type="submit" kind="solid" label={t('note.save')} disabled={text === '' || isBusy}>
        <CheckIcon />
      </IconButton>
      {refused && (
        <p className="desk-problem" role="alert">
          {because(refused.code)}
        </p>
      )}
    </form>
  )
}
