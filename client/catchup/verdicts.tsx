import { useTranslation } from 'react-i18next'
import { showReceipt } from '#client/rooms/receipts.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { VerdictMark } from '#client/rooms/verdict-mark.tsx'
import { Button } from '#client/ui/button.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { ownOpinionOn } from '#shared/cart/opinions-on.ts'
import type { Verdict } from '#shared/cart/opinion.ts'
import { moneyOf } from '#shared/money.ts'
import { productIdOf } from '#shared/ids.ts'
import type { VariantId } from '#shared/ids.ts'

const order = ['yes', 'unsure', 'no'] as const satisfies readonly Verdict[]

interface VerdictsProps {
  variant: VariantId
  /** The accessible name. */
  title: string
  /** Called once the opinion is given. */
  onGiven: () => void
}

/** Yes, not sure, no: this member's opinion on a variant, in one tap. */
export function Verdicts({ variant, title, onGiven }: VerdictsProps) {
  const { t } = useTranslation('stage')
  const { t: say } = useTranslation('catchup')
  const { t: why } = useTranslation('refusals')
  const room = useRoom()
  const { cart, me } = room
  const all = useObservable(cart.opinions).get(productIdOf(variant)) ?? []
  const mine = ownOpinionOn(all, variant, me.get().id)
  const give = (verdict: Verdict) => {
    const quote = cart.view.get().lines.find(({ variantId }) => variantId === variant)?.quote
    const seenPrice = quote && moneyOf(quote)
    const given = cart.opine(variant, verdict, {
      ...(seenPrice ? { seenPrice } : {}),
      ...(mine?.reason ? { reason: mine.reason } : {}),
    })
    if (!given.ok) return toast(why(given.refusal.code))
    // What was said on the product as a whole stays; only what was said on this variant has changed.
    const before = mine?.variantId === variant ? mine : undefined
    showReceipt(room, { what: 'opinion', on: variant, verdict, before })
    return onGiven()
  }
  return (
    <div className="waiting-votes" role="group" aria-label={say('think', { title })}>
      {order.map((verdict) => (
        <Button
          key={verdict}
          className={`waiting-verdict verdict-${verdict}`}
          aria-pressed={mine?.verdict === verdict}
          onClick={() => give(verdict)}
          icon={<VerdictMark verdict={verdict} />}
        >
          <span className="button-words waiting-verdict-words">{t(`verdict.${verdict}`)}</span>
        </Button>
      ))}
    </div>
  )
}
