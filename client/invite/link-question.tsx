// The question that an invitation carries. Its page asks it, and the guest's answer goes into its thread.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { maxQuestionOnPhone } from '#client/rooms/question-length.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { Button } from '#client/ui/button.tsx'
import { LineField } from '#client/ui/line-field.tsx'
import { subjectOf } from '#shared/annotations/subject.ts'
import { productIdOf } from '#shared/ids.ts'

/** A question of the room, by its thread. */
export interface AskedQuestion {
  readonly thread: string
  readonly text: string
}

interface LinkQuestionProps {
  /** The product or variant that the link opens to. */
  about: string | undefined
  question: AskedQuestion | undefined
  onQuestion: (question: AskedQuestion | undefined) => void
}

export function LinkQuestion({ about, question, onQuestion }: LinkQuestionProps) {
  const { t } = useTranslation('invite')
  if (question === undefined) return <QuestionForm about={about} onAsked={onQuestion} />
  return (
    <div className="spread invite-question">
      <p>
        <small>{t('question.goesWith')}</small>
        <b>
          <bdi>{question.text}</bdi>
        </b>
      </p>
      <Button size="small" onClick={() => onQuestion(undefined)}>
        {t('question.without')}
      </Button>
    </div>
  )
}

/** Asks in the room as well: the others may answer, too. */
function QuestionForm({ about, onAsked }: { about: string | undefined; onAsked: (question: AskedQuestion) => void }) {
  const { t } = useTranslation('invite')
  const { t: why } = useTranslation('refusals')
  const { talk } = useRoom()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const words = text.trim()
  const ask = () => {
    const asked = talk.ask(about === undefined ? 'room' : subjectOf('product', productIdOf(about)), words)
    if (asked.ok) onAsked({ thread: asked.value.thread, text: words })
    else setProblem(why(asked.refusal.code))
  }
  return (
    <details className="invite-fold">
      <summary>{t('question.title')}</summary>
      <form
        className="stack invite-question-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (words !== '') ask()
        }}
      >
        <LineField
          label={t('question.words')}
          placeholder={t('question.example')}
          value={text}
          maxLength={maxQuestionOnPhone}
          onValue={setText}
        />
        {problem !== undefined && <p role="alert">{problem}</p>}
        <Button type="submit" disabled={words === ''}>
          {t('question.add')}
        </Button>
      </form>
    </details>
  )
}
