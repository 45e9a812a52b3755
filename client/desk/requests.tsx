// Who needs somebody: the offer in a box, those who wait as rows, and quietly who was taken by others.
import { useTranslation } from 'react-i18next'
import { Empty } from '#client/ui/empty.tsx'
import { CheckIcon } from '#client/ui/icons.tsx'
import type { Desk, WaitingRequest } from '#shared/desk/contracts.ts'
import { Practise } from './practise.tsx'
import { OfferCard } from './offer-card.tsx'
import { PartMarks } from './scope-marks.tsx'
import { languageName, waitWords } from './spoken.ts'
import type { Claiming } from './use-claiming.ts'
import { useNow } from './use-now.ts'
import './requests.css'

/** From then on somebody has waited too long. */
const lateMs = 60_000

export function Requests({ desk, claiming }: { desk: Desk; claiming: Claiming }) {
  const { t } = useTranslation('desk')
  const { offer, waiting, waitingCount, taken, availability } = desk
  const isNothing = !offer && waitingCount === 0
  return (
    <section className="desk-requests" aria-label={t('requests.title')}>
      {offer && <OfferCard offer={offer} claiming={claiming} />}
      {availability !== 'on' && (
        <p className="desk-not-on" role="status">
          <b>{t(`requests.${availability}`)}</b>
          {t('requests.notOn')}
        </p>
      )}
      {isNothing && availability === 'on' && <Empty title={t('requests.none')}>{t('requests.noneWords')}</Empty>}
      {waitingCount > 0 && (
        <>
          <p className="desk-label">
            <span>{t('requests.waiting', { count: waitingCount })}</span>
            <span>{t('requests.oldestFirst')}</span>
          </p>
          <ul>
            {waiting.map((request) => (
              <WaitingRow key={request.id} request={request} claiming={claiming} />
            ))}
          </ul>
          {waitingCount > waiting.length && (
            <p className="desk-quiet">{t('requests.more', { count: waitingCount - waiting.length })}</p>
          )}
        </>
      )}
      {taken.map(({ request, name, by }) => (
        <p key={request} className="desk-quiet">
          <CheckIcon />
          {t('requests.taken', { by, name })}
        </p>
      ))}
      <Practise />
    </section>
  )
}

function WaitingRow({ request, claiming }: { request: WaitingRequest; claiming: Claiming }) {
  const { t } = useTranslation('desk')
  const now = useNow()
  const { id, name, text, at, scope, isLeft, topic, language } = request
  const waited = now - at
  return (
    <li>
      <button
        type="button"
        className="desk-row"
        aria-description={t('requests.claimOf', { name })}
        disabled={claiming.busy !== undefined}
        onClick={() => claiming.claim(id)}
      >
        <span className="desk-row-words">
          <bdi className="desk-row-name">{name}</bdi>
          <span className="desk-clock" data-late={(waited > lateMs && !isLeft) || undefined}>
            {waitWords(waited)}
          </span>
          <bdi className="desk-row-text">{text}</bdi>
          <small>{[t(isLeft ? 'requests.left' : `topic.${topic}`), languageName(language)].join(' · ')}</small>
          <PartMarks scope={scope} />
        </span>
      </button>
    </li>
  )
}
