// Over the chat, once the store was here: its conversation, and the group's own, which it may not see.
import { useTranslation } from 'react-i18next'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useFirstVisit, useVisitNews } from '#client/rooms/store-visits.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import './visit-tabs.css'

/** @param visitId the visit that is shown; undefined while the group's own talk is. */
export function VisitTabs({ visitId }: { visitId: string | undefined }) {
  const { t } = useTranslation('visits')
  const { t: app } = useTranslation('app')
  const navigation = useNavigation()
  const first = useFirstVisit()
  const all = useObservable(useRoom().store.visits)
  // One that is read again has its name here, as the first has otherwise.
  const visit = all.find(({ id }) => id === visitId) ?? first
  const news = useVisitNews()
  if (!visit) return null
  return (
    <nav className="visit-tabs" aria-label={t('tabs.label')}>
      <button
        type="button"
        aria-current={visitId !== undefined}
        onClick={() => navigation.go({ to: 'visit', visitId: visit.id })}
      >
        <bdi>{visit.associate.name}</bdi>{' '}
        {visit === first && news > 0 && <span className="count count-news">{news}</span>}
      </button>
      <button
        type="button"
        aria-current={visitId === undefined}
        onClick={() => visitId !== undefined && navigation.go({ to: 'subject', subject: 'room' })}
      >
        {app('toEveryone')}
      </button>
      {all.length > 1 && (
        <button type="button" className="visit-tabs-all" onClick={() => navigation.go({ to: 'visits' })}>
          {t('list.earlier')}
        </button>
      )}
    </nav>
  )
}
