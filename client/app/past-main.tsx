// Stage, cart and talk of the past. They are the parts of the room's page; only what they are given is another.
import { useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CartPanel } from '#client/cart/cart-panel.tsx'
import { Comparison } from '#client/comparison/comparison.tsx'
import { DecisionDialog } from '#client/decisions/decision-dialog.tsx'
import { useMomentWords } from '#client/past/moment-words.ts'
import { CoBrowsingProvider } from '#client/rooms/co-browsing.ts'
import { RoomProvider, useRoom } from '#client/rooms/room-context.tsx'
import type { OpenRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation, NavigationProvider } from '#client/rooms/navigation.tsx'
import type { Talking } from '#client/rooms/navigation.tsx'
import { Watchable } from '#client/sdk/observable.ts'
import { Stage } from '#client/stage/stage.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { HistoryIcon } from '#client/ui/icons.tsx'
import { traitsOf } from '#shared/events/event.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import type { Looking } from '#shared/wire/looking.ts'
import { SidePanel } from './side-panel.tsx'
import type { SidePanelTab } from './side-panel.tsx'
import { nobody, pastNavigation } from './past-navigation.ts'
import type { PastSheet } from './past-more.tsx'
import { TalkPlace } from './talk-place.tsx'
import { useIsPhone } from './use-is-phone.ts'

interface PastMainProps {
  then: OpenRoom
  /** When it was so. */
  at: number
  /** What happened at the moment that is shown. */
  event: HistoryEvent | undefined
  sheet: PastSheet | undefined
  onSheet: (sheet: PastSheet | undefined) => void
  /** Stands above the stage. */
  children: ReactNode
}

const stay = () => undefined

/** See above. */
export function PastMain({ then, at, event, sheet, onSheet, children }: PastMainProps) {
  const now = useNavigation()
  const isPhone = useIsPhone()
  const [looking] = useState(() => new Watchable<Looking>(now.looking.get()))
  const [sideTab, setSideTab] = useState<SidePanelTab>('cart')
  const [talking, setTalking] = useState<Talking>()
  const [decision, setDecision] = useState<string>()
  const navigation = useMemo(() => {
    const talk = (about: Talking) => {
      setTalking(about)
      if (isPhone) onSheet('talk')
      else setSideTab('talk')
    }
    return pastNavigation({ looking, talk, decision: setDecision })
  }, [looking, isPhone, onSheet])
  useFollowed(event, looking, setSideTab)
  const talks = { talking, onTalking: setTalking }
  const show = (productId: string, variantId?: string) => {
    looking.set({ productId, ...(variantId === undefined ? {} : { variantId }) })
    onSheet(undefined)
  }
  return (
    <RoomProvider value={then}>
      <NavigationProvider value={navigation}>
        <CoBrowsingProvider value={nobody}>
          <main className="room-main">
            <div className="room-stage">
              {children}
              <PastStage onOpen={show} />
            </div>
            {!isPhone && <SidePanel sideTab={sideTab} onSideTab={setSideTab} onOpen={show} onFind={stay} {...talks} />}
          </main>
          {sheet && <Sheet at={at} sheet={sheet} onOpen={show} onClose={() => onSheet(undefined)} {...talks} />}
          {decision !== undefined && (
            <DecisionDialog
              id={decision}
              onClose={() => setDecision(undefined)}
              onLeave={() => setDecision(undefined)}
            />
          )}
        </CoBrowsingProvider>
      </NavigationProvider>
    </RoomProvider>
  )
}

/** The page goes along with what happened: its product comes on the stage, its tab to the front. */
function useFollowed(
  event: HistoryEvent | undefined,
  looking: Watchable<Looking>,
  onSideTab: (sideTab: SidePanelTab) => void,
): void {
  useEffect(() => {
    if (!event) return
    const [product] = event.products ?? []
    if (product !== undefined && looking.get().productId !== product) looking.set({ productId: product })
    const group = traitsOf(event)?.group
    if (group === 'talk') onSideTab('talk')
    else if (group === 'cart' || group === 'decisions') onSideTab('cart')
  }, [event, looking, onSideTab])
}

type OnOpen = (product: string, variant?: string) => void

function PastStage({ onOpen }: { onOpen: OnOpen }) {
  const { t } = useTranslation('past')
  const { cart, annotations } = useRoom()
  const { productId, variantId, comparisonId } = useObservable(useNavigation().looking)
  const { lines } = useObservable(cart.view)
  const comparisons = useObservable(annotations.comparisons)
  if (comparisonId !== undefined && comparisons.some(({ id }) => id === comparisonId))
    return <Comparison id={comparisonId} />
  const instead = lines.findLast(({ lane }) => lane !== 'rejected')
  const product = productId ?? instead?.productId
  if (product === undefined)
    return (
      <div className="past-empty">
        <Empty icon={<HistoryIcon />} title={t('nothing')} />
      </div>
    )
  return (
    <Stage
      productId={product}
      variantId={productId === undefined ? instead?.variantId : variantId}
      onVariant={(variant) => onOpen(product, variant)}
      onFind={stay}
    />
  )
}

interface SheetProps {
  /** When it was so. */
  at: number
  sheet: PastSheet
  talking: Talking | undefined
  onTalking: (talking: Talking | undefined) => void
  onOpen: OnOpen
  onClose: () => void
}

function Sheet({ at, sheet, talking, onTalking, onOpen, onClose }: SheetProps) {
  const { t } = useTranslation('past')
  const words = useMomentWords()
  return (
    <Dialog title={t('sheet', { what: t(sheet), when: words(at) })} className={`${sheet}-sheet`} onClose={onClose}>
      {sheet === 'cart' ? (
        <CartPanel onOpen={onOpen} onFind={stay} />
      ) : (
        <TalkPlace talking={talking} onTalking={onTalking} />
      )}
    </Dialog>
  )
}
