// What the group thinks of the product on the stage, and this member's own word on it.
import { Suspense, startTransition, useDeferredValue, useOptimistic } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { drafts } from '#client/rooms/compose/drafts.ts'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { useMay } from '#client/rooms/permissions.ts'
import { otherVariantWords, useOpinionsOn } from '#client/rooms/opinions.ts'
import { priceChangeSince } from '#client/rooms/price-change.ts'
import { variantWords } from '#client/rooms/product-words.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { VerdictMark } from '#client/rooms/verdict-mark.tsx'
import { Button } from '#client/ui/button.tsx'
import { lazyPart } from '#client/ui/lazy.ts'
import { money } from '#client/ui/money.tsx'
import { painted } from '#client/ui/painted.ts'
import type { OpinionView } from '#shared/cart/cart-view.ts'
import { ownOpinionOn } from '#shared/cart/opinions-on.ts'
import type { Verdict } from '#shared/cart/opinion.ts'
import { priceOf } from '#shared/catalog/price.ts'
import type { Product, Variant } from '#shared/catalog/product.ts'
import './opinions.css'

const Reason = lazyPart(async () => (await import('./reason.tsx')).Reason)
const Unsaid = lazyPart(async () => (await import('#client/rooms/unsaid.tsx')).Unsaid)

/** The place of the draft of a reason. */
const placeOfReason = (variant: Variant) => `reason.${variant.id}`

interface OpinionsProps {
  product: Product
  variant: Variant
  /** Beside the head of the section. */
  aside?: ReactNode
}

/** Everybody's opinion with face and reason; below, one's own. */
export function Opinions({ product, variant, aside }: OpinionsProps) {
  const { t } = useTranslation('stage')
  const room = useRoom()
  const may = useMay()
  const all = useObservable(room.cart.opinions).get(product.id) ?? []
  const here = useOpinionsOn(variant.id, product)
  const elsewhere = all.filter((one) => !here.includes(one) && one.variantId !== undefined)
  const me = useObservable(room.me)
  const words = variantWords(variant)
  const begun = drafts.read({ roomId: room.info.id, memberId: me.id, place: placeOfReason(variant) })?.text ?? ''
  return (
    <section className="stack opinions" aria-labelledby="opinions-title">
      <div className="spread opinions-head">
        <h3 id="opinions-title" className="eyebrow">
          {words === '' ? t('whatWeThink') : t('whatWeThinkOf', { variant: words })}
        </h3>
        {aside}
      </div>
      {all.length === 0 && <p className="opinions-none">{may.speak ? t('noOpinionsYet') : t('noOpinions')}</p>}
      <ul>
        {[...here, ...elsewhere].map((opinion) => (
          <OpinionRow
            key={`${opinion.memberId} ${opinion.variantId}`}
            opinion={opinion}
            product={product}
            variant={variant}
          />
        ))}
      </ul>
      {may.speak && (
        <Vote key={variant.id} product={product} variant={variant} mine={ownOpinionOn(all, variant.id, me.id)} />
      )}
      {!may.speak && begun.trim() !== '' && (
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
  const other = otherVariantWords(opinion, variant.id, product)
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
        {other !== '' && (
          <small className="opinion-variant">
            <bdi>{other}</bdi>
          </small>
        )}{' '}
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
function usePrices({ seenPrice }: OpinionView, product: Product, variant: Variant) {
  const { lines } = useObservable(useRoom().cart.view)
  // The server looks up what is in the cart time and again; the page asked for the product once.
  const now = lines.find(({ variantId }) => variantId === variant.id)?.quote ?? priceOf(product, variant)
  const change = priceChangeSince(seenPrice, now, { product, variantId: variant.id })
  return change && seenPrice && { then: money(seenPrice), now: money(now) }
}

const order = ['yes', 'unsure', 'no'] as const satisfies readonly Verdict[]

interface VoteProps {
  product: Product
  variant: Variant
  mine: OpinionView | undefined
}

function Vote({ product, variant, mine }: VoteProps) {
  const { t } = useTranslation('stage')
  const { cart } = useRoom()
  const seenPrice = priceOf(product, variant)
  // The verdict is seen at once; the field for its reason, a composer of many parts, may come a moment later.
  const asksWhy = useDeferredValue(mine !== undefined)
  // Taking back takes back what is shown, also where it is on the product as a whole.
  const opine = (verdict: Verdict | undefined, reason = mine?.reason) =>
    cart.opine(verdict ? variant.id : (mine?.variantId ?? product.id), verdict, {
      seenPrice,
      ...(reason ? { reason } : {}),
    })
  const [shown, show] = useOptimistic(mine?.verdict)
  // The button answers in the next frame; what everybody thinks, which takes a slow phone longer to draw, in the one after.
  const press = (verdict: Verdict) =>
    startTransition(async () => {
      const next = shown === verdict ? undefined : verdict
      show(next)
      await painted()
      opine(next)
    })
  return (
    <div className="stack vote">
      <div className="vote-buttons" role="group" aria-label={t('yourOpinion')}>
        {order.map((verdict) => (
          <Button
            key={verdict}
            id={verdict === 'yes' ? 'vote' : undefined}
            className={`vote-button verdict-${verdict}`}
            aria-pressed={shown === verdict}
            onClick={() => press(verdict)}
            icon={<VerdictMark verdict={verdict} />}
          >
            {t(`verdict.${verdict}`)}
          </Button>
        ))}
      </div>
      {mine && !asksWhy && <span className="reason-comes" />}
      {mine && asksWhy && (
        <Suspense fallback={<span className="reason-comes" />}>
          <Reason
            variant={variant.id}
            place={placeOfReason(variant)}
            reason={mine.reason ?? ''}
            onSay={(reason) => opine(mine.verdict, reason)}
          />
        </Suspense>
      )}
    </div>
  )
}
