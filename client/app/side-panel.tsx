// Beside the stage: cart and talk, one at a time.
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { CartPanel } from '#client/cart/cart-panel.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { Talking } from '#client/rooms/navigation.tsx'
import { withMoreWords } from '#client/locales/words.ts'
import { lazyPart } from '#client/ui/lazy.ts'
import type { ProductId, VariantId } from '#shared/ids.ts'
import { useUnread } from './unread.ts'
import './side-panel.css'

const TalkPlace = lazyPart(withMoreWords(async () => (await import('./talk-place.tsx')).TalkPlace))

/** What stands beside the stage. */
export type SidePanelTab = 'cart' | 'talk'

interface SidePanelProps {
  sideTab: SidePanelTab
  onSideTab: (sideTab: SidePanelTab) => void
  talking: Talking | undefined
  onTalking: (talking: Talking | undefined) => void
  onOpen: (product: ProductId, variant?: VariantId) => void
  onFind: () => void
}

/** Two tabs and what they open. */
export function SidePanel({ sideTab, onSideTab, talking, onTalking, onOpen, onFind }: SidePanelProps) {
  const { t } = useTranslation('app')
  const room = useRoom()
  const { lines } = useObservable(room.cart.view)
  const unread = useUnread()
  const count = lines.filter(({ lane }) => lane !== 'rejected').length
  const tab = (name: SidePanelTab, words: string, badge: number, isNews: boolean) => (
    <button
      type="button"
      role="tab"
      id={`tab-${name}`}
      aria-selected={sideTab === name}
      aria-controls="beside"
      tabIndex={sideTab === name ? 0 : -1}
      onClick={() => onSideTab(name)}
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
          onSideTab(sideTab === 'cart' ? 'talk' : 'cart')
          currentTarget.querySelector<HTMLElement>('[aria-selected=false]')?.focus()
        }}
      >
        {tab('cart', t('cart'), count, false)}
        {tab('talk', t('talk'), unread, true)}
      </div>
      <div className="aside-body" id="beside" role="tabpanel" aria-labelledby={`tab-${sideTab}`}>
        {sideTab === 'cart' ? (
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
