// The emojis under a message: how many gave each, who, and one's own to give or take back.
import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { toast } from '#client/ui/toasts.tsx'
import type { MessageView } from '#shared/annotations/talk-view.ts'
import type { MemberId } from '#shared/ids.ts'
import './reactions.css'

/** Nothing where nobody reacted. */
export function Reactions({ message, me }: { message: MessageView; me: MemberId }) {
  const { t } = useTranslation('talk')
  const room = useRoom()
  const may = useMay()
  const react = useReact(message)
  if (message.reactions.length === 0) return null
  return (
    <ul className="talk-reactions" aria-label={t('reactions')}>
      {message.reactions.map(({ emoji, members }) => {
        const names = members.map((id) => (id === me ? t('you') : nameOf(room, id, t('somebody')))).join(', ')
        const mine = members.includes(me)
        return (
          <li key={emoji}>
            <button
              type="button"
              className="talk-reaction"
              aria-pressed={mine}
              aria-label={t('reaction', { emoji, count: members.length, names })}
              title={names}
              disabled={!may.speak}
              onClick={() => react(emoji, !mine)}
            >
              <span>{emoji}</span> {members.length}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** Gives an emoji to a message or takes it back; says why not where it cannot. */
export function useReact({ id }: Pick<MessageView, 'id'>): (emoji: string, given: boolean) => boolean {
  const { t: why } = useTranslation('refusals')
  const { talk } = useRoom()
  return (emoji, given) => {
    const reacted = talk.react(id, emoji, given)
    if (!reacted.ok) toast(why(reacted.refusal.code))
    return reacted.ok
  }
}
