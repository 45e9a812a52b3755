import { ComposeBox } from '#client/rooms/compose/compose-box.tsx'
import type { ComposeBoxProps } from '#client/rooms/compose/compose-box.tsx'
import { useDraft } from '#client/rooms/compose/use-draft.ts'
import { placeOfAnswer } from './answer-draft.ts'

interface AnswerFieldProps extends Pick<ComposeBoxProps, 'label' | 'onSend'> {
  /** The key of the card: what is written in it outlasts the card. */
  card: string
}

/** A field for an answer. *Send* is always there, so that nothing else ever stands in its place; it waits for words. */
export function AnswerField({ card, label, onSend }: AnswerFieldProps) {
  const [draft, change] = useDraft(placeOfAnswer(card))
  return (
    <div className="waiting-answer">
      <ComposeBox slim draft={draft} onDraft={change} label={label} onSend={onSend} />
    </div>
  )
}
