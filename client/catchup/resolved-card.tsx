import { useTranslation } from 'react-i18next'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { fromNow } from '#client/rooms/moments.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { Button } from '#client/ui/button.tsx'
import { toast } from '#client/ui/toasts.tsx'
import type { ThreadView } from '#shared/annotations/talk-view.ts'
import { WaitingCard } from './waiting-card.tsx'

interface ResolvedCardProps {
  thread: ThreadView
  at: number
  onSeen: () => void
}

/** Tells who asked by whom their question was resolved, and lets them open it again. */
export function ResolvedCard({ thread, at, onSeen }: ResolvedCardProps) {
  const { t } = useTranslation('catchup')
  const { t: why } = useTranslation('refusals')
  const room = useRoom()
  const navigation = useNavigation()
  const by = thread.resolvedBy ?? ''
  const reopen = () => {
    const reopened = room.talk.resolve(thread.id, false)
    if (!reopened.ok) toast(why(reopened.refusal.code))
  }
  return (
    <WaitingCard
      lead={<Face id={by} decorative />}
      title={t('resolvedBy', { name: nameOf(room, by, t('somebody')) })}
      words={
        <>
          <bdi>{thread.messages[0]?.text}</bdi> · {fromNow(at, room.now())}
        </>
      }
      onOpen={() => navigation.go({ to: 'thread', threadId: thread.id })}
      onSeen={onSeen}
    >
      <div className="waiting-votes">
        <Button onClick={reopen}>{t('reopen')}</Button>
      </div>
    </WaitingCard>
  )
}
