import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { useShortWords } from '#client/rooms/compose/use-short-words.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { showReceipt } from '#client/rooms/receipts.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { MessageExtras, PinView } from '#client/sdk/index.ts'
import { subjectOf } from '#shared/annotations/subject.ts'
import { usePicture } from './about-picture.ts'
import { AnswerField } from './answer-field.tsx'
import { Lead } from './lead.tsx'
import { WaitingCard } from './waiting-card.tsx'

interface NamedCardProps {
  /** Its key. */
  card: string
  pin: PinView
  onSeen: () => void
}

/** A comment that names this member, with a field to answer it. */
export function NamedCard({ card, pin, onSeen }: NamedCardProps) {
  const { t } = useTranslation('catchup')
  const room = useRoom()
  const navigation = useNavigation()
  const may = useMay()
  const shortWords = useShortWords()
  useObservable(room.members.list)
  const name = nameOf(room, pin.by, t('somebody'))
  const subject = subjectOf('pin', pin.id)
  const picture = usePicture(subject)
  const reply = (text: string, extras: MessageExtras) => {
    const said = room.talk.say(subject, text, extras)
    if (!said.ok) return said
    const { thread, message } = said.value
    const shown = shortWords({ text, ...extras })
    showReceipt(room, { what: 'answer', card, thread, message, shown, written: text, resolved: false })
    return said
  }
  return (
    <WaitingCard
      lead={<Lead picture={picture} title={name} by={pin.by} />}
      title={
        <span className="waiting-question">
          <bdi>{shortWords(pin)}</bdi>
        </span>
      }
      words={t('named', { name })}
      onOpen={() => navigation.go({ to: 'subject', subject })}
      onSeen={onSeen}
    >
      {may.speak && <AnswerField card={card} label={t('reply')} onSend={reply} />}
    </WaitingCard>
  )
}
