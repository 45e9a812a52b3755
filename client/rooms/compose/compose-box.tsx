// The one composer: words with mentions, emojis and products, photos and voice notes. Whatever fails, what was written stays.
import { useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageExtras } from '#client/sdk/index.ts'
import { IconButton } from '#client/ui/button.tsx'
import { SendIcon } from '#client/ui/icons.tsx'
import { maxMessageLength } from '#shared/annotations/message.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Allowed } from './allowed.ts'
import { everything } from './allowed.ts'
import { ChosenFiles } from './chosen-files.tsx'
import { ComposeFoot } from './compose-foot.tsx'
import type { Draft } from './drafts.ts'
import { isEmpty } from './sayable.ts'
import type { ChangeDraft } from './use-draft.ts'
import { useSending } from './use-sending.ts'
import type { Reworded } from './use-sending.ts'
import { WordsField } from './words-field.tsx'
import './composer.css'
import './files.css'

export interface ComposeBoxProps {
  /** What is being written, as `useDraft` has it: it outlasts a reload. */
  draft: Draft
  onDraft: ChangeDraft
  label: string
  placeholder?: string
  /** What the button that sends is called; *Send* where absent. */
  sendLabel?: string
  /** Takes the words; where it refuses, they stay in the field, with the reason. */
  onSend: (text: string, extras: MessageExtras) => Outcome<unknown>
  /** What may go along; everything where absent. */
  allows?: Allowed
  /** Words that are there already, and are changed; new ones where absent. */
  rewords?: Reworded
  /** The longest text, in UTF-16 units; that of a message where absent. */
  maxLength?: number
  /** One row, until somebody goes into it; where only words may be written it stays one. */
  slim?: boolean
  field?: RefObject<HTMLTextAreaElement | null>
  /** Whether somebody is typing. */
  onTyping?: (isTyping: boolean) => void
  /** Below the field. @param send sends what is there; false where it cannot. */
  children?: (send: () => boolean, cannot: boolean) => ReactNode
}

/** A field with its tools and the button that sends. It is no form: one may stand in one. */
export function ComposeBox(props: ComposeBoxProps) {
  const { draft, onDraft, label, placeholder = label, sendLabel, allows = everything, slim = false } = props
  const { onSend, rewords, maxLength = maxMessageLength, onTyping, children } = props
  const { t } = useTranslation('talk')
  const { t: why } = useTranslation('refusals')
  const ownField = useRef<HTMLTextAreaElement>(null)
  const field = props.field ?? ownField
  const sending = useSending({
    ...{ draft, onDraft, rewords, maxLength, field },
    onSend: (text, extras) => {
      const sent = onSend(text, extras)
      if (sent.ok) onTyping?.(false)
      return sent
    },
  })
  const { photos, voice, refused, cannot } = sending
  // Once open it stays so: what somebody is about to press must not move because they leave the field.
  const [isEntered, setEntered] = useState(false)
  const isOpen = isEntered || !isEmpty(draft) || photos.preparing > 0 || voice.now !== undefined
  const isOneRow = slim && (!isOpen || !allows.mentions)
  const problem = photos.refused ? why(photos.refused) : voice.problem && t(`voice.problem.${voice.problem}`)
  return (
    <div className="compose" data-slim={isOneRow || undefined} onFocus={() => setEntered(true)}>
      <WordsField
        label={label}
        placeholder={placeholder}
        draft={draft}
        onDraft={(part) => {
          onDraft(part)
          if (part.text !== undefined) onTyping?.(part.text !== '')
        }}
        field={field}
        onEnter={sending.send}
        onBlur={() => onTyping?.(false)}
        onPictures={allows.files ? photos.add : undefined}
        allows={allows}
        maxLength={maxLength}
      >
        {(acts) => (
          <>
            <ChosenFiles files={draft.files} preparing={photos.preparing} onRemove={sending.removeFile} />
            <ComposeFoot
              acts={acts}
              voice={voice}
              allows={allows}
              onPhotos={photos.add}
              send={
                <IconButton
                  className="compose-send"
                  kind="solid"
                  label={sendLabel ?? t('send')}
                  disabled={voice.now ? false : cannot}
                  onClick={sending.send}
                >
                  <SendIcon />
                </IconButton>
              }
            />
          </>
        )}
      </WordsField>
      {problem !== undefined && <Problem>{problem}</Problem>}
      {refused !== undefined && <Problem>{t('notSaid', { why: refused })}</Problem>}
      {children?.(sending.sendDraft, cannot)}
    </div>
  )
}

function Problem({ children }: { children: ReactNode }) {
  return (
    <p className="talk-problem" role="alert">
      {children}
    </p>
  )
}
