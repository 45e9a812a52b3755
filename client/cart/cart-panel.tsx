// The shared cart: what is decided, what is considered, and, folded away, what was rejected or bought.
import { Fragment, Suspense, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { waitingSigns } from '#client/rooms/waiting-signs.ts'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { CartIcon, DownIcon } from '#client/ui/icons.tsx'
import { lazyPart } from '#client/ui/lazy.ts'
import { useHeightAs } from '#client/ui/use-height-as.ts'
import { isUnavailable } from '#shared/cart/cart-view.ts'
import type { LineView } from '#shared/cart/cart-view.ts'
import type { Frame } from '#shared/cart/frame.ts'
import type { Lane } from '#shared/cart/lane.ts'
import { CartLine } from './cart-line.tsx'
import { CartMore } from './cart-more.tsx'
import { LaneActs } from './lane-acts.tsx'
import { Totals } from './totals.tsx'
import './cart-panel.css'

const CartFrame = lazyPart(async () => (await import('./cart-frame.tsx')).CartFrame)
const DoneRow = lazyPart(async () => (await import('./done-row.tsx')).DoneRow)

const inSight = ['decided', 'considering'] as const satisfies readonly Lane[]
const foldedAway = ['bought', 'rejected'] as const satisfies readonly Lane[]

/** Lines rendered together with the panel, more than fit on it; the rest follows, so that a long cart opens at once. */
const firstLines = 8

/** All lines by lane, and what they come to. */
export function CartPanel() {
  const room = useRoom()
  const { lines, frame } = useObservable(room.cart.view)
  if (lines.length === 0) return <NothingYet />
  const of = (lane: Lane) => lines.filter((line) => line.lane === lane)
  return (
    <div className="cart" data-list="cart">
      {hasFrame(frame) && (
        <Suspense fallback={null}>
          <CartFrame />
        </Suspense>
      )}
      <div className="cart-lanes">
        {inSight.map((lane) => (
          <LaneSection key={lane} lane={lane} lines={of(lane).filter((line) => !isUnavailable(line))} />
        ))}
        <LaneSection lane="unavailable" lines={inSight.flatMap(of).filter(isUnavailable)} />
        {foldedAway.map((lane) => (
          <FoldedLane key={lane} lane={lane} lines={of(lane)} />
        ))}
        <CartMore />
      </div>
      <Foot lines={lines} />
    </div>
  )
}

/** Stays in sight; what is said at the foot of the page keeps clear of it. */
function Foot({ lines }: { lines: readonly LineView[] }) {
  const isAlone = useObservable(useRoom().members.list).length < 2
  const place = useHeightAs('--cart-foot')
  return (
    <div className="cart-foot" ref={place}>
      <Totals lines={lines} />
      {!isAlone && (
        <Suspense fallback={<div className="cart-foot-comes" />}>
          <DoneRow />
        </Suspense>
      )}
    </div>
  )
}

/** Whether the cart has anything to say about itself. */
function hasFrame({ occasion, deadline, budget, closed }: Frame): boolean {
  return [occasion, deadline, budget, closed].some((field) => field !== undefined)
}

function NothingYet() {
  const { t } = useTranslation('cart')
  const navigation = useNavigation()
  const find = () => navigation.go({ to: 'find' })
  const may = useMay()
  return (
    <Empty icon={<CartIcon />} title={t('empty.title')} action={<Button onClick={find}>{t('empty.find')}</Button>}>
      {t(may.edit ? 'empty.words' : 'empty.viewer')}
    </Empty>
  )
}

interface LaneProps {
  /** Unavailable lines have a section of their own, after the lanes. */
  lane: Lane | 'unavailable'
  lines: readonly LineView[]
}

function LaneSection({ lane, lines }: LaneProps) {
  const { t } = useTranslation('cart')
  if (lines.length === 0) return null
  return (
    <section aria-labelledby={`lane-${lane}`}>
      <div className="cart-lane-head">
        <h3 className="cart-lane" id={`lane-${lane}`}>
          {t(`lane.${lane}`)}
        </h3>
        {lane === 'considering' && <LaneActs lines={lines} />}
      </div>
      <Lines lines={lines} />
    </section>
  )
}

function FoldedLane({ lane, lines }: LaneProps) {
  const { t } = useTranslation('cart')
  const [open, setOpen] = useState(false)
  if (lines.length === 0) return null
  return (
    <section>
      <h3>
        <button
          type="button"
          className="cart-lane row cart-lane-folded"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t(`lane.${lane}`)} <span className="count">{lines.length}</span>
          <DownIcon />
        </button>
      </h3>
      {open && <Lines lines={lines} />}
    </section>
  )
}

function Lines({ lines }: Omit<LaneProps, 'lane'>) {
  const { t } = useTranslation('cart')
  const news = useObservable(waitingSigns(useRoom())).lines
  // A separator precedes the new lines where they stand at the end, as added lines do.
  const firstNew = lines.findLastIndex(({ id }) => !news.has(id)) + 1
  const all = useDeferredValue(true, false)
  return (
    <ul>
      {(all ? lines : lines.slice(0, firstLines)).map((line, index) => (
        <Fragment key={line.id}>
          {index === firstNew && index > 0 && (
            <li className="row cart-since" aria-hidden="true">
              {t('new')}
            </li>
          )}
          <CartLine line={line} />
        </Fragment>
      ))}
    </ul>
  )
}
