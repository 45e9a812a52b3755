// The supervisors' board: the desk as it is now, or its figures by hour and day.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { timeWords } from '#client/rooms/when.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { StaffMember } from '#shared/desk/contracts.ts'
import { useOpenDesk } from '../desk-context.ts'
import { StaffFace } from '../staff-face.tsx'
import { useNow } from '../use-now.ts'
import { ByPeriod } from './by-period.tsx'
import { ConversationsDialog } from './conversations-dialog.tsx'
import { LiveBoard } from './live-board.tsx'
import { SeeContext } from './see-context.ts'
import type { Seen } from './see-context.ts'
import './board.css'

const views = ['live', 'hour', 'day'] as const
type View = (typeof views)[number]

export function BoardPage({ me }: { me: StaffMember }) {
  const { t } = useTranslation('board')
  const [view, setView] = useState<View>('live')
  const [seen, setSeen] = useState<Seen>()
  return (
    <SeeContext value={setSeen}>
      <div className="board">
        <header className="board-bar">
          <Link href={`/desk${location.search}`} className="board-back">
            {t('desk')}
          </Link>
          <h1>{t('title')}</h1>
          <span className="board-shop">{me.store ?? t('allStores')}</span>
          <Now />
          <div className="board-views" role="group" aria-label={t('views')}>
            {views.map((one) => (
              <button key={one} type="button" aria-pressed={one === view} onClick={() => setView(one)}>
                {t(`view.${one}`)}
              </button>
            ))}
          </div>
          <StaffFace member={me} />
        </header>
        <main className="board-main">{view === 'live' ? <LiveBoard /> : <ByPeriod key={view} by={view} />}</main>
        {seen && <ConversationsDialog seen={seen} onClose={() => setSeen(undefined)} />}
      </div>
    </SeeContext>
  )
}

/** The time by the server's clock, and whether what is shown is of this moment. */
function Now() {
  const { t } = useTranslation('board')
  const { desk } = useOpenDesk()
  const isConnected = useObservable(desk.isConnected)
  const now = useNow()
  return (
    <span className="board-now" data-away={!isConnected || undefined} role="status">
      <i aria-hidden="true" />
      {isConnected ? t('now', { time: timeWords(now) }) : t('offline')}
    </span>
  )
}
