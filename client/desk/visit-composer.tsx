// Where one writes on a visit: a reply, a suggestion, or a note for staff. What cannot be sent stays in the field.
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useHeightAs } from '#client/ui/use-height-as.ts'
import type { VisitDraft } from './draft.ts'
import { NoteForm } from './note-form.tsx'
import { ReplyForm } from './reply-form.tsx'
import { SuggestForm } from './suggest-form.tsx'
import { useVisit } from './visit-context.ts'
import './visit-composer.css'

const modes = ['reply', 'suggest', 'note'] as const satisfies readonly VisitDraft['mode'][]

/** See `use-desk-keys.ts`. */
const keys = { reply: 'r', suggest: 's', note: 'n' } as const

/** @param props.hasFinder products are looked for here, for want of a column beside it. */
export function VisitComposer({ hasFinder }: { hasFinder: boolean }) {
  const { t } = useTranslation('desk')
  const { draft, onDraft } = useVisit()
  const name = useId()
  const place = useHeightAs<HTMLElement>('--page-foot')
  return (
    <section className="desk-compose" data-mode={draft.mode} ref={place} aria-label={t('compose.label')}>
      <div className="desk-compose-head">
        <fieldset className="desk-modes">
          <legend className="only-read-out">{t('compose.label')}</legend>
          {modes.map((mode) => (
            <label key={mode}>
              <input
                type="radio"
                name={name}
                aria-keyshortcuts={keys[mode]}
                checked={draft.mode === mode}
                onChange={() => onDraft((before) => ({ ...before, mode }))}
              />
              <span>{t(`compose.${mode}`)}</span>
            </label>
          ))}
        </fieldset>
        {draft.mode !== 'reply' && (
          <p className="desk-compose-rules">{t(draft.mode === 'suggest' ? 'compose.rules' : 'note.rules')}</p>
        )}
      </div>
      {draft.mode === 'reply' && <ReplyForm />}
      {draft.mode === 'suggest' && <SuggestForm hasFinder={hasFinder} />}
      {draft.mode === 'note' && <NoteForm />}
    </section>
  )
}
