// Alone in a room: asking somebody who is not in it yet takes a question and a name.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigation } from '#client/rooms/navigation.ts'
import { maxQuestionOnPhone } from '#client/rooms/question-length.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { LineField } from '#client/ui/line-field.tsx'
import { subjectOf } from '#shared/annotations/subject.ts'
import { tidyLine } from '#shared/names/line.ts'
import { maxNameLength } from '#shared/rooms/member.ts'

declare module '#client/rooms/destination.ts' {
  interface Destinations {
    /** A question to somebody who is not in the room, about what is on the stage. */
    readonly 'ask-somebody': object
  }
}

export function AskDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('answers')
  const { t: why } = useTranslation('refusals')
  const { talk } = useRoom()
  const navigation = useNavigation()
  const { productId } = useObservable(navigation.looking)
  const [question, setQuestion] = useState('')
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string>()
  const guest = tidyLine(name)
  const isWhole = question.trim() !== '' && guest !== ''
  const ask = () => {
    const asked = talk.ask(productId === undefined ? 'room' : subjectOf('product', productId), question.trim())
    if (!asked.ok) return setProblem(why(asked.refusal.code))
    return navigation.go({ to: 'answer-link', about: { threadId: asked.value.thread }, guest })
  }
  return (
    <Dialog title={t('ask.title')} onClose={onClose} className="link-dialog">
      <p className="link-words">{t('ask.words')}</p>
      <form
        className="stack link-new"
        onSubmit={(event) => {
          event.preventDefault()
          if (isWhole) ask()
        }}
      >
        <LineField
          className="link-new-words"
          label={t('ask.question')}
          placeholder={t('ask.example')}
          value={question}
          maxLength={maxQuestionOnPhone}
          onValue={setQuestion}
        />
        <LineField label={t('newName')} value={name} maxLength={maxNameLength} onValue={setName} />
        {problem !== undefined && <p role="alert">{problem}</p>}
        <Button kind="solid" type="submit" disabled={!isWhole}>
          {t('makeLink')}
        </Button>
      </form>
    </Dialog>
  )
}
