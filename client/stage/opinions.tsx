// What the group thinks of the product on the stage, and this member's own word on it.
import { Suspense, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { withMoreWords } from '#client/locales/words.ts'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { useMay } from '#client/rooms/permissions.ts'
import { priceChangeSince } from '#client/rooms/price-change.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { VerdictMark } from '#client/rooms/verdict-mark.tsx'
import { Button } from '#client/ui/button.tsx'
import { lazyPart } from '#client/ui/lazy.ts'
import { money } from '#client/ui/money.tsx'
import type { OpinionView } from '#shared/cart/cart-view.ts'
import { maxReasonLength } from '#shared/cart/opinion.ts'
import type { Verdict } from '#shared/cart/opinion.ts'
import type { Product, Variant } from '#shared/catalog/product.ts'
import './opinions.css'

const Unsaid = lazyPart(withMoreWords(async () => (await import('#client/rooms/unsaid.tsx')).Unsaid))

/** Everybody's opinion with face and reason; below, one's own. */
export function Opinions({ product, variant }: { product: Product; variant: Variant }) {
  const { t } = useTranslation('stage')
  const room = useRoom()
  const may = useMay()
  const all = useObservable(room.cart.opinions).get(product.id) ?? []
  const me = useObservable(room.me)
  const [begun, setBegun] = useState('')
  return (
    <section className="stack opinions" aria-labelledby="opinions-title">
      <h3 id="opinions-title" className="eyebrow">
        {t('whatWeThink')}
      </h3>
      {all.length === 0 && <p className="opinions-none">{may.speak ? t('noOpinionsYet') : t('noOpinions')}</p>}
      <ul>
        {all.map((opinion) => (
          <OpinionRow key={opinion.memberId} opinion={opinion} product={product} variant={variant} />
        ))}
      </ul>
      {may.speak && (
        <Vote
          key={product.id}
          product={product}
          variant={variant}
          mine={all.find((one) => one.memberId === me.id)}
          onBegin={setBegun}
        />
      )}
      {!may.speak && begun !== '' && (
        <Suspense fallback={null}>
          <Unsaid text={begun} />
        </Suspense>
      )}
    </section>
  )
}

function OpinionRow({ opinion, product, variant }: { opinion: OpinionView; product: Product; variant: Variant }) {
  const { t } = useTranslation('stage')
  const room = useRoom()
  const prices = usePrices(opinion, product, variant)
  const name = nameOf(room, opinion.memberId, t('somebody'))
  return (
    <li className="opinion">
      <Face id={opinion.memberId} decorative />
      <p>
        <bdi className="opinion-name">{name}</bdi>{' '}
        <span className={`opinion-verdict verdict-${opinion.verdict}`}>
          <VerdictMark verdict={opinion.verdict} />
          {t(`verdict.${opinion.verdict}`)}
        </span>{' '}
        {opinion.reason !== undefined && (
          <q>
            <bdi>{opinion.reason}</bdi>
          </q>
        )}
        {prices && <small>{t('saidAt', prices)}</small>}
      </p>
    </li>
  )
}

/** What it cost when an opinion was given and what it costs now; undefined where that is the same. */
function usePrices({ seenPrice }: OpinionView, product: Product, { id, amountMinor }: Variant) {
  const { lines } = useObservable(useRoom().cart.view)
  // The server looks up what is in the cart time and again; the page asked for the product once.
  const now = lines.find(({ variantId }) => variantId === id)?.quote ?? { amountMinor, currency: product.currency }
  const change = priceChangeSince(seenPrice, now, { product, variantId: id })
  return change && seenPrice && { then: money(seenPrice), now: money(now) }
}

const order = ['yes', 'unsure', 'no'] as const satisfies readonly Verdict[]

interface VoteProps {
  product: Product
  variant: Variant
  mine: OpinionView | undefined
  /** Told what is being written, until it is said. */
  onBegin: (words: string) => void
}

function Vote({ product, variant, mine, onBegin }: VoteProps) {
  const { t } = useTranslation('stage')
  const { cart } = useRoom()
  const seenPrice = { amountMinor: variant.amountMinor, currency: product.currency }
  const opine = (verdict: Verdict | undefined, reason = mine?.reason) =>
    cart.opine(product.id, verdict, { seenPrice, ...(reason ? { reason } : {}) })
  return (
    <div className="stack vote">
      <div className="vote-buttons" role="group" aria-label={t('yourOpinion')}>
        {order.map((verdict) => (
          <Button
            key={verdict}
            id={verdict === 'yes' ? 'vote' : undefined}
            className={`vote-button verdict-${verdict}`}
            aria-pressed={mine?.verdict === verdict}
            onClick={() => opine(mine?.verdict === verdict ? undefined : verdict)}
            icon={<VerdictMark verdict={verdict} />}
          >
            {t(`verdict.${verdict}`)}
          </Button>
        ))}
      </div>
      {mine && (
        <Reason
          key={mine.verdict}
          reason={mine.reason ?? ''}
          onSay={(reason) => opine(mine.verdict, reason)}
          onBegin={onBegin}
        />
      )}
    </div>
  )
}

interface ReasonProps {
  reason: string
  onSay: (reason: string) => void
  onBegin: (words: string) => void
}

function Reason({ reason, onSay, onBegin }: ReasonProps) {
  const { t } = useTranslation('stage')
  const [words, setWords] = useState(reason)
  const changed = words.trim() !== reason
  const say = (event: SyntheticEvent) => {
    event.preventDefault()
    onSay(words.trim())
    onBegin('')
  }
  return (
    <form className="reason" onSubmit={say}>
      <input
        aria-label={t('why')}
        placeholder={t('why')}
        value={words}
        maxLength={maxReasonLength}
        enterKeyHint="send"
        onChange={({ target }) => {
          setWords(target.value)
          onBegin(target.value.trim() === reason ? '' : target.value)
        }}
      />
      {changed && (
        <Button type="submit" size="small" kind="solid" className="reason-say">
          {t('say')}
        </Button>
      )}
    </form>
  )
}
