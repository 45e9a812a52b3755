import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { momentWords } from '#client/rooms/moments.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useNavigation } from '#client/rooms/navigation.ts'
import { toast } from '#client/ui/toasts.tsx'
import type { ThreadView } from '#shared/annotations/talk-view.ts'
import { useThreadPicture } from './about-picture.ts'
import { AnswerField } from './answer-field.tsx'
import { Lead } from './lead.tsx'
import { WaitingCard } from './waiting-card.tsx'

/** A question to this member, with the field for their answer. */
export function QuestionCard({ thread, first }: { thread: ThreadView; first: boolean }) {
  const { t } = useTranslation('decisions')
  const room = useRoom()
  const navigation = useNavigation()
  const picture = useThreadPicture(thread)
  const { id, by, dueAt, messages } = thread
  const name = nameOf(room, by, t('somebody'))
  const words =
    dueAt === undefined
      ? t('waiting.asks', { name })
      : t('waiting.asksUntil', { name, when: momentWords(dueAt, Date.now()) })
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
    >
      <Answer thread={thread} />
    </WaitingCard>
  )
}

function Answer({ thread }: { thread: ThreadView }) {
  const { t } = useTranslation('decisions')
  const { t: why } = useTranslation('refusals')
  const { talk, me } = useRoom()
  const settle = () => {
    const settled = talk.resolve(thread.id, true)
    if (!settled.ok) toast(why(settled.refusal.code))
  }
  const send = (words: string) => {
    const said = talk.reply(thread.id, words)
    if (!said.ok) return toast(why(said.refusal.code))
    // If only this member was asked, their answer resolves the question.
    const { askedOf } = thread
    if (Array.isArray(askedOf) && askedOf.length === 1 && askedOf[0] === me.get().id) settle()
  }
  return (
    <AnswerField label={t('waiting.answer')} onSend={send} check={{ label: t('waiting.settled'), onPress: settle }} />
  )
}
