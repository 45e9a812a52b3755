// Where one writes on a visit: a reply, or a suggestion. What cannot be sent stays in the field.
import { useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#client/ui/button.tsx'
import { SendIcon } from '#client/ui/icons.tsx'
import { useHeightAs } from '#client/ui/use-height-as.ts'
import { maxMessageLength } from '#shared/annotations/message.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { VisitDraft } from './draft.ts'
import { SuggestForm } from './suggest-form.tsx'
import { useVisit } from './visit-context.ts'
import './visit-composer.css'

const modes = ['reply', 'suggest'] as const satisfies readonly VisitDraft['mode'][]

/** @param props.hasFinder products are looked for here, for want of a column beside it. */
export function VisitComposer({ hasFinder }: { hasFinder: boolean }) {
  const { t } = useTranslation('desk')
  const { draft, onDraft } = useVisit()
  const name = useId()
  const place = useHeightAs<HTMLElement>('--page-foot')
  return (
    <section className="desk-compose" ref={place} aria-label={t('compose.label')}>
      <div className="desk-compose-head">
        <fieldset className="desk-modes">
          <legend className="only-read-out">{t('compose.label')}</legend>
          {modes.map((mode) => (
            <label key={mode}>
              <input
                type="radio"
                name={name}
                checked={draft.mode === mode}
                onChange={() => onDraft((before) => ({ ...before, mode }))}
              />
              <span>{t(`compose.${mode}`)}</span>
            </label>
          ))}
        </fieldset>
        {draft.mode === 'suggest' && <p className="desk-compose-rules">{t('compose.rules')}</p>}
      </div>
      {draft.mode === 'reply' ? <ReplyForm /> : <SuggestForm hasFinder={hasFinder} />}
    </section>
  )
}

function ReplyForm() {
  const { t } = useTranslation('desk')
  const { t: because } = useTranslation('refusals')
  const { visit, conversation, draft, onDraft } = useVisit()
  const [refused, setRefused] = useState<Refusal>()
  const field = useRef<HTMLTextAreaElement>(null)
  const text = draft.text.trim()
  const cannot = !conversation || text === ''
  const send = () => {
    if (cannot) return
    const said = conversation.say(text, [])
    setRefused(said.ok ? undefined : said.refusal)
    if (said.ok) onDraft((before) => ({ ...before, text: '' }))
    field.current?.focus()
  }
  return (
    <form
      className="desk-reply"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <textarea
        ref={field}
        rows={2}
        dir="auto"
        aria-label={t('compose.place', { name: visit.request.name })}
        placeholder={t('compose.place', { name: visit.request.name })}
        maxLength={maxMessageLength}
        value={draft.text}
        onChange={(event) => {
          const { value } = event.target
          onDraft((before) => ({ ...before, text: value }))
        }}
        onKeyDown={(event) => sendsOnEnter(event, send)}
      />
      <IconButton type="submit" kind="solid" label={t('compose.send')} disabled={cannot}>
        <SendIcon />
      </IconButton>
      {refused && (
        <p className="desk-problem" role="alert">
          {because(refused.code)}
        </p>
      )}
    </form>
  )
}

/** Enter sends where there is a keyboard, and makes a line with Shift. */
function sendsOnEnter(event: KeyboardEvent, send: () => void): void {
  if (event.key !== 'Enter' || event.shiftKey || matchMedia('(hover: none) and (pointer: coarse)').matches) return
  event.preventDefault()
  send()
}
