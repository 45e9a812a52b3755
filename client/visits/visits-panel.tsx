// Every visit of the store in this room: who, when, what they saw, and how it ended. What was said can be read again.
import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { fullWhen, timeWords } from '#client/rooms/when.ts'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { NextIcon, StoreIcon } from '#client/ui/icons.tsx'
import { listOf } from '#client/rooms/list-of.ts'
import type { Visit } from '#shared/visits/visit.ts'
import { StaffFace } from './staff-face.tsx'
import './visits-panel.css'

declare module '#client/rooms/destination.ts' {
  interface Destinations {
    /** All visits of the store. */
    readonly visits: object
  }
}

export function VisitsPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('visits')
  const room = useRoom()
  const visits = useObservable(room.store.visits)
  const navigation = useNavigation()
  return (
    <Dialog title={t('list.title')} onClose={onClose}>
      {visits.length === 0 && (
        <Empty icon={<StoreIcon />} title={t('list.none')}>
          {t('list.noneWords')}
        </Empty>
      )}
      <ul className="visits-list">
        {visits.map((visit) => (
          <li key={visit.id}>
            <button type="button" onClick={() => navigation.go({ to: 'visit', visitId: visit.id })}>
              <VisitWords visit={visit} />
              <NextIcon />
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function VisitWords({ visit }: { visit: Visit }) {
  const { t } = useTranslation('visits')
  const { t: history } = useTranslation('history')
  const { shop } = useRoom()
  const { associate, startedAt, endedAt, scope } = visit
  const end = useEndWords(visit)
  const saw = scope.length === 0 ? history('scope.nothing') : listOf(scope.map((part) => history(`scope.${part}`)))
  return (
    <>
      <StaffFace associate={associate} size="large" />
      <span className="visits-words">
        <b>
          <bdi>{associate.name}</bdi>{' '}
          <span>
            {associate.store === null ? shop.name : t('banner.from', { shop: shop.name, store: associate.store })}
          </span>
        </b>
        <span>
          {endedAt === null
            ? t('banner.since', { time: timeWords(startedAt) })
            : t('list.when', { from: fullWhen(startedAt), to: timeWords(endedAt) })}
        </span>
        <span>{t(endedAt === null ? 'list.sees' : 'list.saw', { scope: saw })}</span>
        {end !== undefined && <span>{end}</span>}
      </span>
    </>
  )
}

/** How it ended, in words; undefined while it is open. */
function useEndWords({ ended, associate }: Visit): string | undefined {
  const { t } = useTranslation('visits')
  const room = useRoom()
  useObservable(room.members.list)
  if (!ended) return undefined
  const isMine = ended.by === room.me.get().id
  const name = ended.by === null || isMine ? '' : nameOf(room, ended.by, t('somebody'))
  return t(`list.end.${isMine ? 'you' : ended.how}`, { name, associate: associate.name })
}
