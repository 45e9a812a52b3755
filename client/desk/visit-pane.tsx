// A visit: what is shown of the room, what was said, and what one says or suggests.
import { useTranslation } from 'react-i18next'
import { useProduct } from '#client/rooms/products.ts'
import { pictureOf, titleOf } from '#client/rooms/product-words.ts'
import { IconButton } from '#client/ui/button.tsx'
import { CheckIcon, DownIcon, EyeOffIcon, PreviousIcon } from '#client/ui/icons.tsx'
import { Picture } from '#client/ui/picture.tsx'
import { scopeParts } from '#shared/visits/scope.ts'
import { PersonFace } from './person-face.tsx'
import { ShownPane } from './shown-pane.tsx'
import { waitWords } from './spoken.ts'
import { useNow } from './use-now.ts'
import { TransferState } from './transfer-state.tsx'
import { VisitActs } from './visit-acts.tsx'
import { useVisit } from './visit-context.ts'
import { VisitComposer } from './visit-composer.tsx'
import { VisitLog } from './visit-log.tsx'
import './visit-pane.css'
import './from-colleague.css'

interface VisitPaneProps {
  /** What is shown of the room stands beside it. */
  isWide: boolean
  /** On a phone: back to the requests. */
  onBack: (() => void) | undefined
}

export function VisitPane({ isWide, onBack }: VisitPaneProps) {
  const { t } = useTranslation('desk')
  const { visit } = useVisit()
  return (
    <div
      className="desk-visit"
      id="visit-pane"
      role={onBack ? undefined : 'tabpanel'}
      aria-labelledby={onBack ? undefined : `visit-tab-${visit.id}`}
    >
      {onBack && <PhoneHead onBack={onBack} />}
      <ScopeRow hasEnd={!onBack} />
      <TransferState />
      {visit.isPractice && (
        <p className="desk-practice desk-practice-line">
          {t('practice.mark')}. {t('practice.words')}
        </p>
      )}
      {!isWide && <Peek />}
      <VisitLog />
      <EndsSoon />
      <VisitComposer hasFinder={!isWide} />
    </div>
  )
}

function PhoneHead({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation('desk')
  const { visit } = useVisit()
  const { name, text } = visit.request
  return (
    <header className="row desk-visit-head">
      <IconButton label={t('requests.title')} onClick={onBack}>
        <PreviousIcon />
      </IconButton>
      <PersonFace name={name} size="medium" />
      <div className="desk-visit-head-words">
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <p dir="auto">{text}</p>
      </div>
      <VisitActs />
    </header>
  )
}

/** Never scrolled away: granted is filled, not granted is hollow and named. */
function ScopeRow({ hasEnd }: { hasEnd: boolean }) {
  const { t } = useTranslation('desk')
  const { scope } = useVisit()
  return (
    <div className="desk-scope">
      <p className="desk-scope-label" id="desk-scope">
        {t('scope.label')}
      </p>
      <ul className="desk-scope-parts" aria-labelledby="desk-scope">
        {scopeParts.map((part) => {
          const isShown = scope.includes(part)
          return (
            <li key={part} data-granted={isShown || undefined}>
              {isShown ? <CheckIcon /> : <EyeOffIcon />}
              {t(`scope.${part}`, { is: isShown ? 'yes' : 'no' })}
            </li>
          )
        })}
      </ul>
      {hasEnd && <VisitActs />}
    </div>
  )
}

/** What is shown of the room, where it has no column of its own. */
function Peek() {
  const { t } = useTranslation('desk')
  const { visit, scope, shown, products } = useVisit()
  const id = scope.includes('product') ? (visit.request.about.productId ?? '') : ''
  const product = useProduct(products, id)
  const title = id === '' ? undefined : titleOf(product, id)
  const picture = pictureOf(product)
  return (
    <details className="desk-peek">
      <summary>
        {title !== undefined && (
          <span className="desk-peek-sign">
            <Picture
              plain
              title={title}
              src={picture?.src}
              tint={picture?.tint}
              sizes={picture?.sizes}
              shownAt="32px"
            />
          </span>
        )}
        <bdi>{title ?? t('shown.label')}</bdi>
        {shown?.cart && <span className="desk-peek-count">{t('shown.cart', { count: shown.cart.lines.length })}</span>}
        <DownIcon />
      </summary>
      <ShownPane hasFinder={false} />
    </details>
  )
}

const soonMs = 3 * 60_000

/** Said beforehand, so that nobody is surprised. */
function EndsSoon() {
  const { t } = useTranslation('desk')
  const left = (useVisit().visit.endsAt ?? Infinity) - useNow()
  if (left > soonMs) return null
  return <p className="desk-ends">{t('visits.endsIn', { time: waitWords(left) })}</p>
}
