// The request that is offered to this associate alone, for a moment.
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import type { Offer } from '#shared/desk/contracts.ts'
import { CountdownRing, useSecondsLeft } from './countdown.tsx'
import { FromColleague } from './from-colleague.tsx'
import { PartWords } from './scope-marks.tsx'
import { languageName, waitWords } from './spoken.ts'
import type { Claiming } from './use-claiming.ts'
import { useNow } from './use-now.ts'
import './offer-card.css'

export function OfferCard({ offer, claiming }: { offer: Offer; claiming: Claiming }) {
  const { t } = useTranslation('desk')
  const now = useNow()
  const left = useSecondsLeft(offer)
  const { id, at, name, text, topic, language, scope } = offer.request
  return (
    <article className="stack desk-offer" aria-label={t('requests.offered')}>
      <header className="spread">
        <p className="desk-offer-head">
          <span>{t('requests.offered')}</span>
          <span className="desk-clock">{t('requests.waited', { time: waitWords(now - at) })}</span>
        </p>
        <CountdownRing offer={offer}>
          <b className="desk-clock" role="timer" aria-label={t('requests.secondsLeft', { seconds: left })}>
            {left}
          </b>
        </CountdownRing>
      </header>
      <div>
        <h2 className="desk-offer-name">
          <bdi>{name}</bdi>
        </h2>
        <p className="desk-offer-text" dir="auto">
          {text}
        </p>
        <p className="desk-offer-about">{[t(`topic.${topic}`), languageName(language)].join(' · ')}</p>
      </div>
      {offer.transfer && <FromColleague transfer={offer.transfer} />}
      {offer.request.isPractice && <p className="desk-practice">{t('practice.mark')}</p>}
      <PartWords scope={scope} />
      <div className="desk-offer-acts">
        <Button
          kind="call"
          wide
          aria-keyshortcuts="c"
          disabled={claiming.busy !== undefined}
          onClick={() => claiming.claim(id)}
        >
          {t('requests.claim')}
        </Button>
        <Button aria-keyshortcuts="x" disabled={claiming.busy !== undefined} onClick={() => claiming.pass(id)}>
          {t('requests.pass')}
        </Button>
      </div>
    </article>
  )
}
