// What everybody thinks of a product, as faces, and one's own yes, unsure or no.
import { useTranslation } from 'react-i18next'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { useMay } from '#client/rooms/permissions.ts'
import { otherVariantWords } from '#client/rooms/opinions.ts'
import { priceFrom, titleOf } from '#client/rooms/product-words.ts'
import type { Known } from '#client/rooms/products.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { VerdictMark } from '#client/rooms/verdict-mark.tsx'
import { defined } from '#shared/defined.ts'
import type { OpinionView } from '#shared/cart/cart-view.ts'
import type { Verdict } from '#shared/cart/opinion.ts'
import type { ProductId } from '#shared/ids.ts'
import { moneyOf } from '#shared/money.ts'
import './thinking.css'

const order = ['yes', 'unsure', 'no'] as const satisfies readonly Verdict[]

/** Opinions on one of the products. */
export function Thinking({ id, known }: { id: ProductId; known: Known }) {
  const { t } = useTranslation('compare')
  const room = useRoom()
  const may = useMay()
  const me = useObservable(room.me)
  const all = useObservable(room.cart.opinions).get(id) ?? []
  return (
    <div className="stack thinking">
      {all.length === 0 && !may.speak && <span className="comparison-missing">{t('noOpinions')}</span>}
      {all.length > 0 && (
        <ul aria-label={t('opinions')}>
          {all.map((opinion) => (
            <OpinionFace key={`${opinion.memberId} ${opinion.variantId}`} opinion={opinion} known={known} />
          ))}
        </ul>
      )}
      {may.speak && (
        <OwnVerdict
          id={id}
          known={known}
          mine={all.find(({ memberId, variantId }) => memberId === me.id && variantId === undefined)}
        />
      )}
    </div>
  )
}

function OpinionFace({ opinion, known }: { opinion: OpinionView; known: Known }) {
  const { t } = useTranslation('compare')
  const room = useRoom()
  const { memberId, verdict, reason } = opinion
  const variant = otherVariantWords(opinion, undefined, known)
  const said = t('opinion', { name: nameOf(room, memberId, t('somebody')), verdict })
  const words = variant === '' ? said : `${said} (${variant})`
  return (
    <li title={reason === undefined ? words : `${words} – ${reason}`}>
      <span className="only-read-out">
        {words}
        {reason !== undefined && `: ${reason}`}
      </span>
      <Face id={memberId} decorative />
      <VerdictMark verdict={verdict} />
    </li>
  )
}

function OwnVerdict({ id, known, mine }: { id: ProductId; known: Known; mine: OpinionView | undefined }) {
  const { t } = useTranslation('compare')
  const { cart } = useRoom()
  const opine = (verdict: Verdict) => {
    const seen = typeof known === 'string' ? undefined : moneyOf(priceFrom(known))
    cart.opine(id, mine?.verdict === verdict ? undefined : verdict, {
      ...defined({ reason: mine?.reason }),
      ...(seen && { seenPrice: seen }),
    })
  }
  return (
    <div className="thinking-own" role="group" aria-label={t('yours', { title: titleOf(known, id) })}>
      {order.map((verdict) => (
        <button
          key={verdict}
          type="button"
          className={`verdict-${verdict}`}
          aria-pressed={mine?.verdict === verdict}
          aria-label={t(`verdict.${verdict}`)}
          title={t(`verdict.${verdict}`)}
          onClick={() => opine(verdict)}
        >
          <VerdictMark verdict={verdict} />
        </button>
      ))}
    </div>
  )
}
