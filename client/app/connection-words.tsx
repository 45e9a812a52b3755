import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Connection } from '#client/sdk/index.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import './connection-words.css'

// An edit is saved in a few milliseconds: words that flicker at every tap would say nothing.
const patienceMs = 400

/** The state of the connection in words, with a point whose colour repeats them. */
export function ConnectionWords() {
  const { t } = useTranslation('app')
  const connection = useCalm(useObservable(useRoom().connection))
  const waiting = connection.state === 'offline' ? connection.waiting : 0
  return (
    <span className={`connection connection-${connection.state}`}>
      <span className={waiting > 0 ? 'connection-words' : undefined}>
        {t(`connection.${connection.state}`, { count: waiting })}
      </span>
      {waiting > 0 && (
        <span className="connection-short" aria-hidden>
          {t('connection.unsent', { count: waiting })}
        </span>
      )}
    </span>
  )
}

/** The same, except that a short "saving" is never shown. */
function useCalm(connection: Connection): Connection {
  const [shown, setShown] = useState(connection)
  useEffect(() => {
    const timer = setTimeout(() => setShown(connection), connection.state === 'saving' ? patienceMs : 0)
    return () => clearTimeout(timer)
  }, [connection])
  return shown
}
