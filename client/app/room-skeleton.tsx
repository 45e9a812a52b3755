import { useTranslation } from 'react-i18next'
import { StageSkeleton } from '#client/stage/stage.tsx'
import { Mark } from '#client/ui/mark.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import './room-shell.css'

/** The room's outline while it opens; nothing moves when the room takes its place. */
export function RoomSkeleton() {
  const { t } = useTranslation('app')
  return (
    <div className="room" aria-busy="true">
      <header className="bar">
        <Mark />
        <p className="only-read-out">{t('opening')}</p>
      </header>
      <main className="room-main">
        <StageSkeleton />
        <Skeleton className="room-aside-skeleton" />
      </main>
    </div>
  )
}
