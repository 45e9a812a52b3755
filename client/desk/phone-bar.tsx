// The foot of the desk on a phone: a thumb changes between the visits and the requests.
import { useTranslation } from 'react-i18next'
import { useHeightAs } from '#client/ui/use-height-as.ts'
import type { Desk } from '#shared/desk/contracts.ts'
import { SoundIcon } from './desk-icons.tsx'
import { PersonFace } from './person-face.tsx'
import { waitWords } from './spoken.ts'
import { useNow } from './use-now.ts'
import './phone-bar.css'

interface PhoneBarProps {
  desk: Desk
  /** The visit in front; the requests where undefined. */
  chosen: string | undefined
  onChoose: (visit: string | undefined) => void
}

export function PhoneBar({ desk: { visits, waitingCount, offer }, chosen, onChoose }: PhoneBarProps) {
  const { t } = useTranslation('desk')
  const now = useNow()
  const place = useHeightAs<HTMLElement>('--dock')
  const waiting = waitingCount + (offer ? 1 : 0)
  return (
    <nav className="desk-foot" ref={place} aria-label={t('visits.label')}>
      {visits.map(({ id, request, turn, turnSince }) => (
        <button key={id} type="button" aria-current={id === chosen ? 'page' : undefined} onClick={() => onChoose(id)}>
          <PersonFace name={request.name} size="small" />
          <span className="only-read-out">{request.name}</span>
          {turn === 'mine' && <em>{waitWords(now - turnSince)}</em>}
        </button>
      ))}
      <button
        type="button"
        aria-label={t('visits.toRequests', { count: waiting })}
        aria-current={chosen === undefined ? 'page' : undefined}
        data-calls={offer !== null || undefined}
        onClick={() => onChoose(undefined)}
      >
        <SoundIcon />
        <span aria-hidden="true">{waiting}</span>
      </button>
    </nav>
  )
}
