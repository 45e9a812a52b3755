// Which events are shown: whose, about which product, of which kind.
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { pictureOf, titleOf } from '#client/rooms/product-words.ts'
import { useProducts } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { HistoryFilter } from '#client/sdk/index.ts'
import { Chips } from '#client/ui/chips.tsx'
import { classes } from '#client/ui/classes.ts'
import { DownIcon } from '#client/ui/icons.tsx'
import { Menu } from '#client/ui/menu.tsx'
import type { MenuAction } from '#client/ui/menu.tsx'
import { Picture } from '#client/ui/picture.tsx'
import { eventGroups } from '#shared/events/event-kind.ts'
import type { EventGroup } from '#shared/events/event-kind.ts'

/** The choice of no member or product. An empty id would not take the focus. */
const everyOne = 'every~one'

interface FiltersProps {
  filter: HistoryFilter
  onFilter: (filter: HistoryFilter) => void
}

/** The choices above the history: person, product and group. */
export function Filters({ filter, onFilter }: FiltersProps) {
  const { t } = useTranslation('history')
  const group = (filter.kinds?.[0] ?? 'all') as EventGroup | 'all'
  const choose = (value: EventGroup | 'all') =>
    onFilter(filterOf({ ...filter, kinds: value === 'all' ? undefined : [value] }))
  const choices = (['all', ...eventGroups] as const).map((value) => ({ value, words: t(`group.${value}`) }))
  return (
    <div className="stack history-filters">
      <div className="history-choosers">
        <PersonChooser filter={filter} onFilter={onFilter} />
        <ProductChooser filter={filter} onFilter={onFilter} />
      </div>
      <Chips label={t('groups')} className="history-groups" choices={choices} chosen={group} onChoose={choose} />
    </div>
  )
}

function PersonChooser({ filter, onFilter }: FiltersProps) {
  const { t } = useTranslation('history')
  const { room } = useOpenRoom()
  const members = useObservable(room.members.list)
  const choose = (member?: string) => () => onFilter(filterOf({ ...filter, member }))
  const actions = [
    { id: everyOne, words: t('everybody'), run: choose() },
    ...members.map(({ id, name }) => ({ id, words: name, icon: <Face id={id} decorative />, run: choose(id) })),
  ]
  const { member } = filter
  const words = member === undefined ? t('everybody') : nameOf(room, member, t('somebodyGone'))
  return (
    <Chooser label={t('person', { name: words })} isChosen={member !== undefined} actions={actions}>
      {member !== undefined && <Face id={member} size="tiny" decorative />}
      <bdi>{words}</bdi>
    </Chooser>
  )
}

function ProductChooser({ filter, onFilter }: FiltersProps) {
  const { t } = useTranslation('history')
  const { room, products } = useOpenRoom()
  const { lines } = useObservable(room.cart.view)
  const ids = [...new Set([...lines.map(({ productId }) => productId), ...(filter.product ? [filter.product] : [])])]
  const known = useProducts(products, ids)
  const choose = (product?: string) => () => onFilter(filterOf({ ...filter, product }))
  const actions = [
    { id: everyOne, words: t('everyProduct'), run: choose() },
    ...ids.map((id, index) => {
      const one = known[index] ?? 'loading'
      const picture = pictureOf(one)
      const title = titleOf(one, id)
      const icon = (
        <span className="history-thing">
          <Picture title={title} {...picture} shownAt="4em" plain />
        </span>
      )
      return { id, words: title, icon, run: choose(id) }
    }),
  ]
  const { product } = filter
  const words = product === undefined ? t('everyProduct') : titleOf(products.get(product), product)
  return (
    <Chooser label={t('product', { title: words })} isChosen={product !== undefined} actions={actions}>
      <bdi>{words}</bdi>
    </Chooser>
  )
}

interface ChooserProps {
  label: string
  isChosen: boolean
  actions: readonly MenuAction[]
  children: ReactNode
}

/** A chip that opens a choice. */
function Chooser({ label, isChosen, actions, children }: ChooserProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classes('chip', 'history-chooser', isChosen && 'history-chosen')}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        <span className="only-read-out">{label}</span>
        <span className="row history-chosen-words" aria-hidden="true">
          {children}
        </span>
        <DownIcon />
      </button>
      {isOpen && <Menu label={label} by={button} actions={actions} onClose={() => setOpen(false)} />}
    </>
  )
}

/** Leaves out what is not chosen, so that no choice at all is an empty filter. */
function filterOf({ member, product, kinds }: HistoryFilter): HistoryFilter {
  return { ...(member !== undefined && { member }), ...(product !== undefined && { product }), ...(kinds && { kinds }) }
}
