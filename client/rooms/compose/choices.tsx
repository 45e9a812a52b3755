// The answers a question offers, given by a tap, with how often each was given.
import { useTranslation } from 'react-i18next'
import { useMay } from '#client/rooms/permissions.ts'
import { nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { toast } from '#client/ui/toasts.tsx'
import { chosenIn } from '#shared/annotations/chosen.ts'
import type { ThreadView } from '#shared/annotations/talk-view.ts'
import './choices.css'

interface ChoicesProps {
  thread: ThreadView
  /** Somebody has just tapped an answer. @param message their message. */
  onChosen?: (message: string, text: string) => void
}

/** Nothing where the question offers none. */
export function Choices({ thread, onChosen }: ChoicesProps) {
  const { t } = useTranslation('talk')
  const { t: why } = useTranslation('refusals')
  const room = useRoom()
  const may = useMay()
  const me = useObservable(room.me).id
  useObservable(room.members.list)
  if (!thread.choices) return null
  const chosen = chosenIn(thread.messages)
  const choose = (choice: number, text: string) => {
    const said = room.talk.choose(thread.id, choice)
    if (said.ok) onChosen?.(said.value, text)
    else toast(why(said.refusal.code))
  }
  return (
    <div className="cluster choices" role="group" aria-label={t('choices.label')}>
      {thread.choices.map((text, choice) => {
        const by = [...chosen].flatMap(([member, one]) => (one === choice ? [member] : []))
        const names = by.map((member) => (member === me ? t('you') : nameOf(room, member, t('somebody')))).join(', ')
        return (
          <button
            key={text}
            type="button"
            className="choice"
            aria-pressed={chosen.get(me) === choice}
            disabled={!may.speak || thread.resolved}
            title={names || undefined}
            onClick={() => choose(choice, text)}
          >
            <bdi>{text}</bdi>
            {by.length > 0 && (
              <span className="choice-count" aria-label={t('choices.by', { count: by.length, names })}>
                {by.length}
              </span>
            )}
          </button>
        )
      })}
    </div>
  )
}
