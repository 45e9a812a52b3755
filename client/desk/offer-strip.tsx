// An offer that comes on a phone while somebody is in a visit: above it, so that neither is lost.
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import type { Offer } from '#shared/desk/contracts.ts'
import { useSecondsLeft } from './countdown.tsx'
import { PersonFace } from './person-face.tsx'
import type { Claiming } from './use-claiming.ts'
import './offer-strip.css'

interface OfferStripProps {
  offer: Offer
  claiming: Claiming
  /** Shows the whole offer. */
  onShow: () => void
}

export function OfferStrip({ offer, claiming, onShow }: OfferStripProps) {
  const { t } = useTranslation('desk')
  const left = useSecondsLeft(offer)
  const { id, name, text } = offer.request
  return (
    <section className="desk-strip" aria-label={t('requests.offered')}>
      <button type="button" className="desk-strip-who" onClick={onShow}>
        <PersonFace name={name} size="small" />
        <span className="desk-strip-words">
          <bdi className="desk-strip-name">{name}</bdi>
          <bdi className="desk-strip-text">{text}</bdi>
        </span>
      </button>
      <Button kind="call" disabled={claiming.busy !== undefined} onClick={() => claiming.claim(id)}>
        {t('requests.claimIn', { seconds: left })}
      </Button>
    </section>
  )
}
