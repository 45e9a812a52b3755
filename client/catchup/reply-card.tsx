import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { nameOf } from '#client/rooms/face.tsx'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { toast } from '#client/ui/toasts.tsx'
import type { MessageView, ThreadView } from '#shared/annotations/talk-view.ts'
import type { Outcome } from '#shared/outcome.ts'
import { useThreadPicture } from './about-picture.ts'
import { AnswerField } from './answer-field.tsx'
import { Lead } from './lead.tsx'
import { WaitingCard } from './waiting-card.tsx'

interface ReplyCardProps {
  thread: ThreadView
  replies: readonly MessageView[]
}

/** Replies to this member: the last message, and a field to answer. */
export function ReplyCard({ thread, replies }: ReplyCardProps) {
  const { t } = useTranslation('catchup')
  const { t: why } = useTranslation('refusals')
  const room = useRoom()
  const navigation = useNavigation()
  const may = useMay()
  const me = useObservable(room.me).id
  const picture = useThreadPicture(thread)
  const last = replies.at(-1)
  const asked = thread.kind === 'question' && thread.by === me
  const names = namesOf([...new Set(replies.map(({ by }) => nameOf(room, by, t('somebody'))))])
  const read = () => room.talk.markRead(thread.id)
  const attempt = (done: Outcome<unknown>) => {
    if (done.ok) read()
    else toast(why(done.refusal.code))
  }
  const settle = { label: t('settle'), onPress: () => attempt(room.talk.resolve(thread.id, true)) }
  return (
    <WaitingCard
      lead={<Lead picture={picture} title={names} by={last?.by} />}
      title={
        <span className="waiting-question">
          <bdi>{last?.text || t('something')}</bdi>
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
      {may.speak && (
        <AnswerField
          label={t('reply')}
          onSend={(words) => attempt(room.talk.reply(thread.id, words, last ? { replyTo: last.id } : {}))}
          check={asked && !thread.resolved ? settle : undefined}
        />
      )}
    </WaitingCard>
  )
}

function namesOf(names: readonly string[]): string {
  return new Intl.ListFormat(locale()).format(names)
}
