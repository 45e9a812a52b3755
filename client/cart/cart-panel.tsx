// The shared cart: what is decided, what is considered, and, folded away, what was rejected or bought.
import { Fragment, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { waitingSigns } from '#client/rooms/waiting-signs.ts'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { CartIcon, DownIcon } from '#client/ui/icons.tsx'
import type { LineView } from '#shared/cart/cart-view.ts'
import type { Lane } from '#shared/cart/lane.ts'
import { CartLine } from './cart-line.tsx'
import type { OnOpen } from './cart-line.tsx'
import { LaneActs } from './lane-acts.tsx'
import { Totals } from './totals.tsx'
import './cart-panel.css'

const inSight = ['decided', 'considering'] as const satisfies readonly Lane[]
const foldedAway = ['bought', 'rejected'] as const satisfies readonly Lane[]

/** So many lines are drawn with the panel, more than fit; what comes after them must not keep anybody waiting. */
const firstLines = 8

interface CartPanelProps {
  onOpen: OnOpen
  onFind: () => void
}

/** All lines by lane, and what they come to. */
export function CartPanel({ onOpen, onFind }: CartPanelProps) {
  const { lines } = useObservable(useRoom().cart.view)
  if (lines.length === 0) return <NothingYet onFind={onFind} />
  const of = (lane: Lane) => lines.filter((line) => line.lane === lane)
  return (
    <div className="cart">
      <div className="cart-lanes">
        {inSight.map((lane) => (
          <LaneSection key={lane} lane={lane} lines={of(lane)} onOpen={onOpen} />
        ))}
        {foldedAway.map((lane) => (
          <FoldedLane key={lane} lane={lane} lines={of(lane)} onOpen={onOpen} />
        ))}
      </div>
      <Totals lines={lines} />
    </div>
  )
}

function NothingYet({ onFind }: { onFind: () => void }) {
  const { t } = useTranslation('cart')
  const may = useMay()
  return (
    <Empty icon={<CartIcon />} title={t('empty.title')} action={<Button onClick={onFind}>{t('empty.find')}</Button>}>
      {t(may.edit ? 'empty.words' : 'empty.viewer')}
    </Empty>
  )
}

interface LaneProps {
  lane: Lane
  lines: readonly LineView[]
  onOpen: OnOpen
}

function LaneSection({ lane, lines, onOpen }: LaneProps) {
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
      <Lines lines={lines} onOpen={onOpen} />
    </section>
  )
}

function FoldedLane({ lane, lines, onOpen }: LaneProps) {
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
      {open && <Lines lines={lines} onOpen={onOpen} />}
    </section>
  )
}

function Lines({ lines, onOpen }: Omit<LaneProps, 'lane'>) {
  const { t } = useTranslation('cart')
  const news = useObservable(waitingSigns(useRoom())).lines
  // Where what is new stands at the end, as what was added does, a line tells it from what was there.
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
          <CartLine line={line} onOpen={onOpen} />
        </Fragment>
      ))}
    </ul>
  )
}
