// While the server is away: what happened, what is safe, what to do. When it is back, one sentence.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { deviceStorage } from '#client/ui/browser-storage.ts'
import { CloudOffIcon } from '#client/ui/icons.tsx'
import { toast } from '#client/ui/toasts.tsx'
import './strip.css'

/** Shown only while there is no connection. */
export function AwayStrip() {
  const { t } = useTranslation('app')
  const { connection, rejectedEdits } = useRoom()
  const { state } = useObservable(connection)
  const wasAway = useRef(false)
  useEffect(() => {
    if (state === 'offline') wasAway.current = true
    if (state !== 'saved' || !wasAway.current) return
    wasAway.current = false
    // Rejected edits have a panel of their own.
    if (rejectedEdits.get().length === 0) toast(t('backAgain'))
  }, [state, rejectedEdits, t])
  if (state !== 'offline') return null
  return (
    <div className="strip" role="status">
      <CloudOffIcon />
      <p>
        <b>{t('away.title')}</b> {t(deviceStorage.isLasting() ? 'away.words' : 'away.unremembered')}
      </p>
    </div>
  )
}
