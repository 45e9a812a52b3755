import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { DecisionView } from '#shared/decisions/decisions-view.ts'
import { isVoice } from '#shared/roles.ts'

const mostNamed = 4

/** How many have voted of how many, with the faces of those who have, and the names of those who are waited for. */
export function Turnout({ decision: { voters, voted } }: { decision: DecisionView }) {
  const { t } = useTranslation('decisions')
  const room = useRoom()
  const members = useObservable(room.members.list)
  // Nobody waits for voters who have left or become viewers since.
  const able = voters.filter((voter) => members.some(({ id, role }) => id === voter && isVoice(role)))
  const silent = able.filter((voter) => !voted.includes(voter))
  const here = able.filter((voter) => voted.includes(voter))
  const names = silent
    .slice(0, mostNamed)
    .map((id) => (room.me.get().id === id ? t('you') : nameOf(room, id, t('somebody'))))
  const rest = silent.length - names.length
  const waitedFor = new Intl.ListFormat(locale()).format(rest > 0 ? [...names, t('more', { count: rest })] : names)
  return (
    <div className="cluster decision-turnout">
      <span className="decision-faces" aria-hidden="true">
        {here.map((id) => (
          <Face key={id} id={id} decorative />
        ))}
      </span>
      <p>
        <b>{t('turnout', { voted: here.length, all: able.length })}</b>{' '}
        {silent.length > 0 && <span>{t('waitingFor', { names: waitedFor })}</span>}
      </p>
    </div>
  )
}
