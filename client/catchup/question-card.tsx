import { useTranslation } from 'react-i18next'
import { Choices } from '#client/rooms/compose/choices.tsx'
import { useShortWords } from '#client/rooms/compose/use-short-words.ts'
import { nameOf } from '#client/rooms/face.tsx'
import { momentWords } from '#client/rooms/moments.ts'
import { showReceipt } from '#client/rooms/receipts.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useNavigation } from '#client/rooms/navigation.ts'
import type { MessageExtras } from '#client/sdk/index.ts'
import type { ThreadView } from '#shared/annotations/talk-view.ts'
import { useThreadPicture } from './about-picture.ts'
import { AnswerField } from './answer-field.tsx'
import { Lead } from './lead.tsx'
import { questionKey } from './waiting.ts'
import { WaitingCard } from './waiting-card.tsx'

interface QuestionCardProps {
  thread: ThreadView
  first: boolean
  onLater: () => void
}

/** A question to this member, with the field for their answer. */
export function QuestionCard({ thread, first, onLater }: QuestionCardProps) {
  const { t } = useTranslation('decisions')
  const room = useRoom()
  const navigation = useNavigation()
  const picture = useThreadPicture(thread)
  const { id, by, dueAt, messages } = thread
  const name = nameOf(room, by, t('somebody'))
  const words =
    dueAt === undefined
      ? t('waiting.asks', { name })
      : t('waiting.asksUntil', { name, when: momentWords(dueAt, room.now()) })
  return (
    <WaitingCard
      lead={<Lead picture={picture} title={name} by={by} />}
      title={
        <span className="waiting-question">
          <bdi>{messages[0]?.text || t('waiting.read')}</bdi>
        </span>
      }
      words={words}
      warm={first}
      onOpen={() => navigation.go({ to: 'thread', threadId: id })}
      onLater={onLater}
    >
      <Answer thread={thread} />
    </WaitingCard>
  )
}

/** Answers to tap, where the question offers some, and always the field: none of those offered may be what one would say. */
function Answer({ thread }: { thread: ThreadView }) {
  const { t } = useTranslation('decisions')
  const room = useRoom()
  const shortWords = useShortWords()
  const card = questionKey(thread.id)
  const chosen = (message: string, shown: string) =>
    showReceipt(room, { what: 'answer', card, thread: thread.id, message, shown, written: '', resolved: false })
  const send = (text: string, extras: MessageExtras) => {
    const said = room.talk.reply(thread.id, text, extras)
    if (!said.ok) return said
    // If only this member was asked, their answer resolves the question.
    const { askedOf } = thread
    const isOnlyAsked = Array.isArray(askedOf) && askedOf.length === 1 && askedOf[0] === room.me.get().id
    const resolved = isOnlyAsked && room.talk.resolve(thread.id, true).ok
    const shown = shortWords({ text, ...extras })
    showReceipt(room, { what: 'answer', card, thread: thread.id, message: said.value, shown, written: text, resolved })
    return said
  }
  return (
    <>
      <Choices thread={thread} onChosen={chosen} />
      <AnswerField card={card} label={t(thread.choices ? 'waiting.otherAnswer' : 'waiting.answer')} onSend={send} />
    </>
  )
}
