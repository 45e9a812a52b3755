// One line: what it is, who wants how many, what they think, what it costs.
import { memo, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { LineMarks } from '#client/rooms/line-marks.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { whyNotWant, wantedBy } from '#client/rooms/permissions.ts'
import { SaleUntil } from '#client/rooms/price-notes.tsx'
import { pictureOf, titleOf, variantOf, variantWords } from '#client/rooms/product-words.ts'
import { useIsAway, useProduct } from '#client/rooms/products.ts'
import type { Known } from '#client/rooms/products.ts'
import { LineReaders } from '#client/rooms/readers.tsx'
import { useRecentChange } from '#client/rooms/recent-changes.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { waitingSigns } from '#client/rooms/waiting-signs.ts'
import { memberColour } from '#client/ui/avatar.tsx'
import { Button } from '#client/ui/button.tsx'
import { classes } from '#client/ui/classes.ts'
import { PlusIcon } from '#client/ui/icons.tsx'
import { Money } from '#client/ui/money.tsx'
import { Picture } from '#client/ui/picture.tsx'
import { Stepper } from '#client/ui/stepper.tsx'
import { isUnavailable } from '#shared/cart/cart-view.ts'
import type { LineView } from '#shared/cart/cart-view.ts'
import { maxWant } from '#shared/cart/want.ts'
import type { RoomEventKind } from '#shared/events/event-kinds.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import type { ProductId } from '#shared/ids.ts'
import { moneyOf, times } from '#shared/money.ts'
import { LineMenu } from './line-menu.tsx'
import { isWithoutPrice } from './line-price.ts'
import { Notes } from './notes.tsx'
import { PeopleOfLine } from './people-of-line.tsx'
import { PriceSince } from './price-since.tsx'
import { InVote, SettledBy } from './settled-by.tsx'
import { useTakeOut } from './take-out.ts'
import './cart-line.css'

/** A line of the cart; drawn again only when it changed. */
export const CartLine = memo(function CartLine({ line }: { line: LineView }) {
  const { products, room } = useOpenRoom()
  const product = useProduct(products, line.productId)
  const change = useRecentChange(line.id)
  const author = change?.memberId ? room.members.find(change.memberId) : undefined
  const title = titleOf(product, line.productId)
  return (
    <li
      className={classes(
        'line',
        author && 'line-flash',
        line.lane === 'rejected' && 'line-rejected',
        isUnavailable(line) && 'line-apart',
      )}
      style={author && memberColour(author.colour)}
      data-line={line.id}
    >
      <LinePicture line={line} product={product} title={title} />
      <LineWords line={line} product={product} title={title} />
      <LineCost line={line} title={title} />
      <div className="cluster line-below">
        <PeopleOfLine line={line} product={product} />
        <PriceSince line={line} product={product} />
        <Reduced line={line} product={product} />
        <InVote line={line.id} />
        {line.decision !== undefined && <SettledBy decision={line.decision} lane={line.lane} />}
        {useContext(LineMarks)?.(line.id)}
      </div>
      <Mine line={line} title={title} />
      <Notes line={line} title={title} />
      {author && change && <ChangeTag name={author.name} change={change} />}
    </li>
  )
})

type Part = { line: LineView; product: Known; title: string }

function LinePicture({ line, product, title }: Part) {
  const show = useShow(line)
  const picture = pictureOf(product, variantOf(product, line.variantId))
  return (
    <button type="button" className="line-picture" tabIndex={-1} aria-hidden="true" onClick={show}>
      <Picture title={title} {...picture} shownAt="4em" plain />
    </button>
  )
}

/** A function that puts the line's product on the stage. */
function useShow({ productId, variantId }: LineView): () => void {
  const navigation = useNavigation()
  return () => navigation.go({ to: 'product', productId, variantId })
}

function LineWords({ line, product, title }: Part) {
  const show = useShow(line)
  const { t } = useTranslation('cart')
  const words = variantWords(variantOf(product, line.variantId))
  return (
    <div className="line-words">
      <button type="button" className="line-title" onClick={show}>
        <bdi>{title}</bdi>
        <NewMark line={line.id} />
        <LineReaders line={line.id} />
      </button>
      {words !== '' && (
        <small>
          <bdi>{words}</bdi>
        </small>
      )}
      {product === 'loading' && <NameLater product={line.productId} />}
      {isUnavailable(line) && <small className="line-unavailable">{t('unavailable')}</small>}
      {isWithoutPrice(line, product) && <small className="line-unavailable">{t('noPrice')}</small>}
    </div>
  )
}

/** The title; without a network, a guess from the product’s id. */
function NameLater({ product }: { product: ProductId }) {
  const { t } = useTranslation('cart')
  return useIsAway(useOpenRoom().products, product) && <small>{t('nameLater')}</small>
}

/** It is new, or not what it was when this member was last here. */
function NewMark({ line }: { line: string }) {
  const { t } = useTranslation('cart')
  const { lines } = useObservable(waitingSigns(useOpenRoom().room))
  return (
    lines.has(line) && (
      <span className="line-new" title={t('new')}>
        <span className="only-read-out">{t('new')}</span>
      </span>
    )
  )
}

/** What one costs, where it is not the same, and what all of them cost. */
function LineCost({ line, title }: { line: LineView; title: string }) {
  const { quote, quantity } = line
  return (
    <div className="line-cost">
      {quote && quantity > 0 && !isUnavailable(line) && (
        <p>
          {quantity > 1 && (
            <small>
              {quantity} × <Money {...moneyOf(quote)} />
            </small>
          )}{' '}
          <b>
            <Money {...times(moneyOf(quote), quantity)} />
          </b>
        </p>
      )}
      <LineMenu line={line} title={title} />
    </div>
  )
}

/** What all of them cost before, where they are reduced, and until when. */
function Reduced({ line, product }: { line: LineView; product: Known }) {
  const { t } = useTranslation('ui')
  const { quote, quantity } = line
  const variant = variantOf(product, line.variantId)
  const { compareAtMinor: before = 0, amountMinor, saleUntil } = variant ?? {}
  // The product may be of another moment than the quote.
  const isSame = quote !== undefined && quote.amountMinor === amountMinor
  if (!isSame || before <= quote.amountMinor || quantity === 0 || isUnavailable(line)) return null
  return (
    <span className="price-note">
      <span className="only-read-out">{t('priceBefore')} </span>
      <s>
        <Money {...times({ ...moneyOf(quote), amountMinor: before }, quantity)} />
      </s>{' '}
      {saleUntil !== undefined && <SaleUntil at={saleUntil} />}
    </span>
  )
}

/** How many this member wants; with none of theirs, one press to want one, too. */
function Mine({ line, title }: { line: LineView; title: string }) {
  const { t } = useTranslation('cart')
  const { room } = useOpenRoom()
  const me = useObservable(room.me)
  const takeOut = useTakeOut(line, title)
  const mine = wantedBy(line, me.id)
  if (whyNotWant(room, line) !== undefined || line.lane === 'rejected' || line.lane === 'bought') return null
  const step = (count: number) => (count === 0 ? takeOut() : room.cart.want(line.id, count))
  if (mine > 0)
    return (
      <span className="line-mine">
        <Stepper
          value={mine}
          words={t('youWant', { count: mine })}
          max={maxWant}
          label={t('howMany', { title })}
          onChange={step}
        />
      </span>
    )
  const words = t(line.wants.length > 0 ? 'meToo' : 'forMe')
  return (
    <Button
      className="line-mine line-me-too"
      icon={<PlusIcon />}
      aria-label={t('wantOf', { words, title })}
      onClick={() => step(1)}
    >
      {words}
    </Button>
  )
}

const announcedKinds = {
  'line.added': 'added',
  'line.decided': 'decided',
  'line.considering': 'considering',
  'line.rejected': 'rejected',
  'want.changed': 'wants',
  'note.written': 'note',
} as const satisfies Partial<Record<RoomEventKind, string>>

/** Who it was, as a tag on the line's edge: it covers nothing and moves nothing. */
function ChangeTag({ name, change }: { name: string; change: HistoryEvent }) {
  const { t } = useTranslation('cart')
  const what = Object.hasOwn(announcedKinds, change.kind)
    ? announcedKinds[change.kind as keyof typeof announcedKinds]
    : 'other'
  const count = change.kind === 'want.changed' ? change.detail.to : 0
  return <span className="line-change">{t(`change.${what}`, { name, count })}</span>
}
