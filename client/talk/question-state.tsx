// Who asks whom until when, and whether it is answered.
import { useTranslation } from 'react-i18next'
import { Choices } from '#client/rooms/compose/choices.tsx'
import { nameOf } from '#client/rooms/face.tsx'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { Button } from '#client/ui/button.tsx'
import { CheckIcon, LinkIcon, RenewIcon } from '#client/ui/icons.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { locale } from '#client/locales/words.ts'
import type { ThreadView } from '#shared/annotations/talk-view.ts'
import { useDueWords } from './due.ts'

/** The lines under the head of a question. */
export function QuestionState({ thread }: { thread: ThreadView }) {
  const { t } = useTranslation('talk')
  const { t: why } = useTranslation('refusals')
  const room = useRoom()
  const me = useObservable(room.me).id
  const who = useAskedWords(thread)
  const due = useDueWords(thread)
  const mayResolve = useMayResolve(thread)
  const may = useMay()
  const navigation = useNavigation()
  const resolve = () => {
    const resolved = room.talk.resolve(thread.id, !thread.resolved)
    if (!resolved.ok) toast(why(resolved.refusal.code))
  }
  // As the server has it: who asked, or the host, and only to members.
  const maySend = !thread.resolved && thread.askedOf !== 'shop' && (may.host || (thread.by === me && may.speak))
  const by = thread.resolvedBy
  return (
    <div className="cluster talk-question" data-resolved={thread.resolved || undefined}>
      <p>
        <span>{who}</span>
        {thread.resolved && by !== undefined ? (
          <b className="talk-resolved">
            {t('resolvedBy', { name: by === me ? 'you' : 'other', who: nameOf(room, by, t('somebody')) })}
          </b>
        ) : (
          due && <b className={due.late ? 'talk-late' : undefined}>{due.words}</b>
        )}
      </p>
      <Choices thread={thread} />
      {mayResolve && (
        <Button size="small" icon={thread.resolved ? <RenewIcon /> : <CheckIcon />} onClick={resolve}>
          {t(thread.resolved ? 'reopen' : 'resolve')}
        </Button>
      )}
      {maySend && (
        <Button
          size="small"
          icon={<LinkIcon />}
          onClick={() => navigation.go({ to: 'answer-link', about: { threadId: thread.id } })}
        >
          {t('sendLink')}
        </Button>
      )}
    </div>
  )
}

/** "Ana asks you and Mara". */
export function useAskedWords({ by, askedOf }: ThreadView): string {
  const { t } = useTranslation('talk')
  const room = useRoom()
  const me = useObservable(room.me).id
  useObservable(room.members.list)
  const name = (id: string) => nameOf(room, id, t('somebody'))
  const asker = by === me ? 'you' : 'other'
  if (askedOf === 'shop') return t('asksShop', { by: asker, name: name(by), shop: room.shop.name })
  if (askedOf === undefined) return t('asksAll', { by: asker, name: name(by) })
  const [mine, others] = [askedOf.filter((id) => id === me), askedOf.filter((id) => id !== me)]
  const named = [...mine.map(() => t('youAsked')), ...others.map(name)]
  const few = named.length > 4 ? [...named.slice(0, 3), t('andMore', { count: named.length - 3 })] : named
  const list = new Intl.ListFormat(locale()).format(few)
  return t('asks', { by: asker, name: name(by), list })
}

/** Whether this member may resolve a question, or open it again. */
export function useMayResolve(thread: ThreadView | undefined): boolean {
  const room = useRoom()
  const { id, role } = useObservable(room.me)
  if (thread?.kind !== 'question' || role === 'viewer') return false
  const after = { state: thread.resolved ? 'open' : 'resolved', by: id, at: thread.at } as const
  return !room.annotations.whyNot({ root: 'threadStates', key: thread.id, before: undefined, after })
}
