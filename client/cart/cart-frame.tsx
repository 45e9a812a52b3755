// Above the lines: what the cart is for, what is left of the budget, and that a host closed it.
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button } from '#client/ui/button.tsx'
import { money } from '#client/ui/money.tsx'
import { toast } from '#client/ui/toasts.tsx'
import type { CartView } from '#shared/cart/cart-view.ts'
import { minus } from '#shared/money.ts'
import './cart-frame.css'

/** Nothing where nothing of it is set. */
export function CartFrame() {
  const { t } = useTranslation('settings')
  const view = useObservable(useRoom().cart.view)
  const { occasion, deadline, closed } = view.frame
  const day = deadline && new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long' }).format(deadline.on)
  const left = budgetLeft(view)
  if (occasion === undefined && !day && !left && !closed) return null
  return (
    <div className="cart-frame">
      {closed && <Closed />}
      <p>
        {(occasion !== undefined || day !== undefined) && (
          <span>
            <bdi>{[occasion, day].filter((words) => words !== undefined).join(' · ')}</bdi>
          </span>
        )}
        {left && (
          <span className={left.isOver ? 'cart-frame-over' : undefined}>
            {t(left.isOver ? 'budgetOver' : 'budgetLeft', { amount: left.amount, budget: left.budget })}
          </span>
        )}
      </p>
    </div>
  )
}

function Closed() {
  const { t } = useTranslation('settings')
  const { t: why } = useTranslation('refusals')
  const room = useRoom()
  const may = useMay()
  const reopen = () => {
    const opened = room.cart.setFrame('closed', undefined)
    if (!opened.ok) toast(why(opened.refusal.code))
  }
  return (
    <div className="cart-frame-closed">
      <p role="status">
        <b>{t('closed')}</b> <span>{t(may.host ? 'closedHost' : 'closedWords')}</span>
      </p>
      {may.host && (
        <Button size="small" onClick={reopen}>
          {t('reopen')}
        </Button>
      )}
    </div>
  )
}

/** What is left of the budget, in the words of the locale; undefined where none is set. */
function budgetLeft({ frame: { budget }, totals }: CartView) {
  if (!budget) return undefined
  const spent = totals.find(({ currency }) => currency === budget.currency) ?? { ...budget, amountMinor: 0 }
  const left = minus(budget, spent)
  return {
    isOver: left.amountMinor < 0,
    amount: money({ ...left, amountMinor: Math.abs(left.amountMinor) }),
    budget: money(budget),
  }
}
