// Over the chat, once the store was here: its conversation, and the group's own, which it may not see.
import { useTranslation } from 'react-i18next'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useFirstVisit, useVisitNews } from '#client/rooms/store-visits.ts'
import './visit-tabs.css'

/** @param visitId the visit that is shown; undefined while the group's own talk is. */
export function VisitTabs({ visitId }: { visitId: string | undefined }) {
  const { t } = useTranslation('visits')
  const { t: app } = useTranslation('app')
  const navigation = useNavigation()
  const visit = useFirstVisit()
  const news = useVisitNews()
  if (!visit) return null
  return (
    <nav className="visit-tabs" aria-label={t('tabs.label')}>
      <button
        type="button"
        aria-current={visitId !== undefined}
        onClick={() => navigation.go({ to: 'visit', visitId: visit.id })}
      >
        <bdi>{visit.associate.name}</bdi> {news > 0 && <span className="count count-news">{news}</span>}
      </button>
      <button
        type="button"
        aria-current={visitId === undefined}
        onClick={() => visitId !== undefined && navigation.go({ to: 'subject', subject: 'room' })}
      >
        {app('toEveryone')}
      </button>
    </nav>
  )
}
