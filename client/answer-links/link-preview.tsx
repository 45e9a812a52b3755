// A small preview of the page that the link opens. Nothing in it can be pressed.
import { useTranslation } from 'react-i18next'
import { VerdictMark } from '#client/rooms/verdict-mark.tsx'
import { money } from '#client/ui/money.tsx'
import { Picture } from '#client/ui/picture.tsx'
import type { AnswerView } from '#shared/answer-links/contracts.ts'
import type { ShownThing } from '#shared/catalog/shown-thing.ts'

const order = ['yes', 'no', 'unsure'] as const

export function LinkPreview({ view }: { view: AnswerView }) {
  const { t } = useTranslation('answers')
  const isDecision = view.topic === 'decision'
  return (
    <figure className="stack link-preview">
      <figcaption className="eyebrow">{t('preview', { name: view.for.name })}</figcaption>
      <div className="stack link-preview-page">
        <small>{t('asks', { name: view.askedBy.name })}</small>
        <p>
          <bdi>{view.text}</bdi>
        </p>
        <div className="link-preview-things" data-one={view.things.length === 1 || undefined}>
          {view.things.slice(0, 4).map((thing) => (
            <Thing key={thing.id} thing={thing} />
          ))}
        </div>
        {!isDecision && (
          <div className="link-preview-verdicts" aria-hidden="true">
            {order.map((verdict) => (
              <span key={verdict} className={`verdict-${verdict}`}>
                <VerdictMark verdict={verdict} />
                {t(verdict)}
              </span>
            ))}
          </div>
        )}
        {view.blind && <small>{t('secret')}</small>}
      </div>
    </figure>
  )
}

function Thing({ thing: { title, picture, price } }: { thing: ShownThing }) {
  return (
    <span className="stack link-preview-thing">
      <Picture title={title} {...picture} shownAt="10em" plain />
      <small>
        <bdi>{title}</bdi>
        {price && ` · ${money(price)}`}
      </small>
    </span>
  )
}
