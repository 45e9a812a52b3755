// An offer on a phone: to be read at arm's length and claimed with one thumb.
import { useTranslation } from 'react-i18next'
import { useProduct } from '#client/rooms/products.ts'
import { pictureOf, titleOf } from '#client/rooms/product-words.ts'
import { Button } from '#client/ui/button.tsx'
import { EyeOffIcon } from '#client/ui/icons.tsx'
import { Picture } from '#client/ui/picture.tsx'
import { useHeightAs } from '#client/ui/use-height-as.ts'
import type { Desk, Offer, WaitingRequest } from '#shared/desk/contracts.ts'
import { scopeParts } from '#shared/visits/scope.ts'
import { CountdownRing, useSecondsLeft } from './countdown.tsx'
import { CapacityBars } from './desk-bar.tsx'
import { FromColleague } from './from-colleague.tsx'
import { PersonFace } from './person-face.tsx'
import { PartIcon } from './scope-marks.tsx'
import { languageName, waitWords } from './spoken.ts'
import type { Claiming } from './use-claiming.ts'
import { useNow } from './use-now.ts'
import { useVisitProducts } from './visit-context.ts'
import './phone-offer.css'

export function PhoneOffer({ desk, offer, claiming }: { desk: Desk; offer: Offer; claiming: Claiming }) {
  const { t } = useTranslation('desk')
  const now = useNow()
  const left = useSecondsLeft(offer)
  const place = useHeightAs<HTMLElement>('--page-foot')
  const { id, at, name, text, topic, language } = offer.request
  return (
    <main className="desk-call">
      <h1 className="only-read-out">{t('title')}</h1>
      <header className="spread desk-call-head">
        <span>{desk.me.store ?? t('signIn.allStores')}</span>
        <CapacityBars taken={desk.visits.length} capacity={desk.capacity} />
      </header>
      <div className="desk-call-middle">
        <CountdownRing offer={offer}>
          <PersonFace name={name} size="medium" />
        </CountdownRing>
        <p className="desk-call-who">{t('requests.who', { name, time: waitWords(now - at) })}</p>
        <h2 dir="auto">{text}</h2>
        <p className="desk-call-who">{[t(`topic.${topic}`), languageName(language)].join(' · ')}</p>
      </div>
      {offer.transfer && <FromColleague transfer={offer.transfer} />}
      {offer.request.isPractice && <p className="desk-practice">{t('practice.mark')}</p>}
      <WillSee request={offer.request} />
      <footer className="stack desk-call-acts" ref={place}>
        <Button kind="call" size="large" wide disabled={claiming.busy !== undefined} onClick={() => claiming.claim(id)}>
          {t('requests.claimIn', { seconds: left })}
        </Button>
        <Button kind="plain" wide disabled={claiming.busy !== undefined} onClick={() => claiming.pass(id)}>
          {t('requests.passOn')}
        </Button>
      </footer>
    </main>
  )
}

/** What will be shown once it is claimed. */
function WillSee({ request }: { request: WaitingRequest }) {
  const { t } = useTranslation('desk')
  const { scope, about } = request
  const products = useVisitProducts(request.id, [])
  const id = about.productId ?? ''
  const product = useProduct(products, id)
  return (
    <div className="desk-call-share">
      <p>{t('scope.will')}</p>
      <ul>
        {scopeParts.map((part) => {
          const isShown = scope.includes(part)
          const words = t(`scope.${part}`, { is: isShown ? 'yes' : 'no' })
          if (part === 'product' && isShown && id !== '')
            return (
              <li key={part} className="row">
                <span className="desk-call-sign">
                  <Picture plain title={titleOf(product, id)} {...pictureOf(product)} />
                </span>
                <b>{titleOf(product, id)}</b>
              </li>
            )
          return (
            <li key={part} className="row" data-hidden={!isShown || undefined}>
              <span className="desk-call-sign">{isShown ? <PartIcon part={part} /> : <EyeOffIcon />}</span>
              <span>
                <b>{words}</b>
                {!isShown && part !== 'product' && <small>{t('scope.kept')}</small>}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
