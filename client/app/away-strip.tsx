// While the server is away: what happened, what is safe, what to do. When it is back, one sentence.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useWatched } from '#client/rooms/use-watched.ts'
import { CloudOffIcon } from '#client/ui/icons.tsx'
import { notify } from '#client/ui/notices.tsx'
import './strip.css'

/** Shown only while there is no connection. */
export function AwayStrip() {
  const { t } = useTranslation('app')
  const { connection, notKept } = useRoom()
  const { state } = useWatched(connection)
  const wasAway = useRef(false)
  useEffect(() => {
    if (state === 'offline') wasAway.current = true
    if (state !== 'saved' || !wasAway.current) return
    wasAway.current = false
    // What was not kept has words of its own.
    if (notKept.get().length === 0) notify(t('backAgain'))
  }, [state, notKept, t])
  if (state !== 'offline') return null
  return (
    <div className="strip" role="status">
      <CloudOffIcon />
      <p>
        <b>{t('away.title')}</b> {t('away.words')}
      </p>
    </div>
  )
}
