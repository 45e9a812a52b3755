import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { VerdictMark } from '#client/rooms/verdict-mark.tsx'
import { Button } from '#client/ui/button.tsx'
import { toast } from '#client/ui/toasts.tsx'
import type { Verdict } from '#shared/cart/opinion.ts'
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

/** Yes, not sure, no: this member's opinion on a product, in one tap. */
export function Verdicts({ variant, title, onGiven }: VerdictsProps) {
  const { t } = useTranslation('stage')
  const { t: say } = useTranslation('catchup')
  const { t: why } = useTranslation('refusals')
  const { cart, me } = useRoom()
  const product = productIdOf(variant)
  const mine = useObservable(cart.opinions)
    .get(product)
    ?.find(({ memberId }) => memberId === me.get().id)
  const give = (verdict: Verdict) => {
    const quote = cart.view.get().lines.find(({ variantId }) => variantId === variant)?.quote
    const seenPrice = quote && { amountMinor: quote.amountMinor, currency: quote.currency }
    const given = cart.opine(product, verdict, {
      ...(seenPrice ? { seenPrice } : {}),
      ...(mine?.reason ? { reason: mine.reason } : {}),
    })
    if (given.ok) onGiven()
    else toast(why(given.refusal.code))
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
          <span className="button-words">{t(`verdict.${verdict}`)}</span>
        </Button>
      ))}
    </div>
  )
}
