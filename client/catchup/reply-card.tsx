import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { nameOf } from '#client/rooms/face.tsx'
import { useMay } from '#client/rooms/permissions.ts'
import { showReceipt } from '#client/rooms/receipts.ts'
import { useShortWords } from '#client/rooms/compose/use-short-words.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import type { MessageExtras } from '#client/sdk/index.ts'
import type { MessageView, ThreadView } from '#shared/annotations/talk-view.ts'
import { useThreadPicture } from './about-picture.ts'
import { AnswerField } from './answer-field.tsx'
import { Lead } from './lead.tsx'
import { WaitingCard } from './waiting-card.tsx'

interface ReplyCardProps {
  /** Its key. */
  card: string
  thread: ThreadView
  replies: readonly MessageView[]
}

/** Replies to this member: the last message, and a field to answer. */
export function ReplyCard({ card, thread, replies }: ReplyCardProps) {
  const { t } = useTranslation('catchup')
  const room = useRoom()
  const navigation = useNavigation()
  const may = useMay()
  const me = useObservable(room.me).id
  const picture = useThreadPicture(thread)
  const last = replies.at(-1)
  const asked = thread.kind === 'question' && thread.by === me
  const names = namesOf([...new Set(replies.map(({ by }) => nameOf(room, by, t('somebody'))))])
  const read = () => room.talk.markRead(thread.id)
  const shortWords = useShortWords()
  const reply = (text: string, extras: MessageExtras) => {
    const said = room.talk.reply(thread.id, text, last ? { ...extras, replyTo: last.id } : extras)
    if (!said.ok) return said
    read()
    const shown = shortWords({ text, ...extras })
    const { id } = thread
    showReceipt(room, { what: 'answer', card, thread: id, message: said.value, shown, written: text, resolved: false })
    return said
  }
  return (
    <WaitingCard
      lead={<Lead picture={picture} title={names} by={last?.by} />}
      title={
        <span className="waiting-question">
          <bdi>{last ? shortWords(last) : t('something')}</bdi>
        </span>
      }
      words={
        asked ? (
          <>
            {t('answered', { names })} <bdi>{thread.messages[0]?.text}</bdi>
          </>
        ) : (
          t('replied', { names, count: replies.length })
        )
      }
      onOpen={() => navigation.go({ to: 'thread', threadId: thread.id })}
      onSeen={read}
    >
      {may.speak && <AnswerField card={card} label={t('reply')} onSend={reply} />}
    </WaitingCard>
  )
}

function namesOf(names: readonly string[]): string {
  return new Intl.ListFormat(locale()).format(names)
}
