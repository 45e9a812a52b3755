// Stage, cart and talk of the past. They are the parts of the room's page; only what they are given is another.
import { useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CartPanel } from '#client/cart/cart-panel.tsx'
import { Comparison } from '#client/compare/comparison.tsx'
import { DecisionDialog } from '#client/decisions/decision-dialog.tsx'
import { useMomentWords } from '#client/past/moment-words.ts'
import { CompanyProvider } from '#client/rooms/company.ts'
import { RoomProvider, useRoom } from '#client/rooms/room-context.tsx'
import type { OpenRoom } from '#client/rooms/room-context.tsx'
import { useWatched } from '#client/rooms/use-watched.ts'
import { useWays, WaysProvider } from '#client/rooms/ways.tsx'
import type { Talking } from '#client/rooms/ways.tsx'
import { Watchable } from '#client/sdk/watched.ts'
import { Stage } from '#client/stage/stage.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { HistoryIcon } from '#client/ui/icons.tsx'
import type { HistoryEvent } from '#shared/history/event.ts'
import { eventKinds } from '#shared/history/kinds.ts'
import type { Looking } from '#shared/wire/looking.ts'
import { Aside } from './aside.tsx'
import type { Beside } from './aside.tsx'
import { nobody, pastWays } from './past-ways.ts'
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
  const now = useWays()
  const isPhone = useIsPhone()
  const [looking] = useState(() => new Watchable<Looking>(now.looking.get()))
  const [beside, setBeside] = useState<Beside>('cart')
  const [talking, setTalking] = useState<Talking>()
  const [decision, setDecision] = useState<string>()
  const ways = useMemo(() => {
    const talk = (about: Talking) => {
      setTalking(about)
      if (isPhone) onSheet('talk')
      else setBeside('talk')
    }
    return pastWays({ looking, talk, decision: setDecision })
  }, [looking, isPhone, onSheet])
  useFollowed(event, looking, setBeside)
  const talks = { talking, onTalking: setTalking }
  const show = (productId: string, variantId?: string) => {
    looking.set({ productId, ...(variantId === undefined ? {} : { variantId }) })
    onSheet(undefined)
  }
  return (
    <RoomProvider value={then}>
      <WaysProvider value={ways}>
        <CompanyProvider value={nobody}>
          <main className="room-main">
            <div className="room-stage">
              {children}
              <PastStage onOpen={show} />
            </div>
            {!isPhone && <Aside beside={beside} onBeside={setBeside} onOpen={show} onFind={stay} {...talks} />}
          </main>
          {sheet && <Sheet at={at} sheet={sheet} onOpen={show} onClose={() => onSheet(undefined)} {...talks} />}
          {decision !== undefined && (
            <DecisionDialog
              id={decision}
              onClose={() => setDecision(undefined)}
              onLeave={() => setDecision(undefined)}
            />
          )}
        </CompanyProvider>
      </WaysProvider>
    </RoomProvider>
  )
}

/** The page goes along with what happened: its product comes on the stage, its tab to the front. */
function useFollowed(
  event: HistoryEvent | undefined,
  looking: Watchable<Looking>,
  onBeside: (beside: Beside) => void,
): void {
  useEffect(() => {
    if (!event) return
    const [product] = event.products ?? []
    if (product !== undefined && looking.get().productId !== product) looking.set({ productId: product })
    const group = eventKinds.get(event.kind)
    if (group === 'talk') onBeside('talk')
    else if (group === 'cart' || group === 'decisions') onBeside('cart')
  }, [event, looking, onBeside])
}

type OnOpen = (product: string, variant?: string) => void

function PastStage({ onOpen }: { onOpen: OnOpen }) {
  const { t } = useTranslation('past')
  const { cart, annotations } = useRoom()
  const { productId, variantId, comparisonId } = useWatched(useWays().looking)
  const { lines } = useWatched(cart.view)
  const comparisons = useWatched(annotations.comparisons)
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
