// Beside the stage: cart and talk, one at a time.
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { CartPanel } from '#client/cart/cart-panel.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useWatched } from '#client/rooms/use-watched.ts'
import type { Talking } from '#client/rooms/ways.tsx'
import { withMoreWords } from '#client/locales/words.ts'
import { later } from '#client/ui/later.ts'
import type { ProductId, VariantId } from '#shared/ids.ts'
import { useUnread } from './unread.ts'
import './aside.css'

const TalkPlace = later(withMoreWords(async () => (await import('./talk-place.tsx')).TalkPlace))

/** What stands beside the stage. */
export type Beside = 'cart' | 'talk'

interface AsideProps {
  beside: Beside
  onBeside: (beside: Beside) => void
  talking: Talking | undefined
  onTalking: (talking: Talking | undefined) => void
  onOpen: (product: ProductId, variant?: VariantId) => void
  onFind: () => void
}

/** Two tabs and what they open. */
export function Aside({ beside, onBeside, talking, onTalking, onOpen, onFind }: AsideProps) {
  const { t } = useTranslation('app')
  const room = useRoom()
  const { lines } = useWatched(room.cart.view)
  const unread = useUnread()
  const count = lines.filter(({ lane }) => lane !== 'rejected').length
  const tab = (name: Beside, words: string, badge: number, isNews: boolean) => (
    <button
      type="button"
      role="tab"
      id={`tab-${name}`}
      aria-selected={beside === name}
      aria-controls="beside"
      tabIndex={beside === name ? 0 : -1}
      onClick={() => onBeside(name)}
    >
      {words} {badge > 0 && <span className={isNews ? 'count count-news' : 'count'}>{badge}</span>}
    </button>
  )
  return (
    <aside className="room-aside">
      <div
        className="aside-tabs"
        role="tablist"
        onKeyDown={({ key, currentTarget }) => {
          if (key !== 'ArrowLeft' && key !== 'ArrowRight') return
          onBeside(beside === 'cart' ? 'talk' : 'cart')
          currentTarget.querySelector<HTMLElement>('[aria-selected=false]')?.focus()
        }}
      >
        {tab('cart', t('cart'), count, false)}
        {tab('talk', t('talk'), unread, true)}
      </div>
      <div className="aside-body" id="beside" role="tabpanel" aria-labelledby={`tab-${beside}`}>
        {beside === 'cart' ? (
          <CartPanel onOpen={onOpen} onFind={onFind} />
        ) : (
          <Suspense fallback={null}>
            <TalkPlace talking={talking} onTalking={onTalking} />
          </Suspense>
        )}
      </div>
    </aside>
  )
}
