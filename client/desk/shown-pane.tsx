// What the members show: the product they ask about, their cart, their talk. What they take back leaves its place empty.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useProduct } from '#client/rooms/products.ts'
import { pictureOf, priceFrom, titleOf, variantOf, variantWords } from '#client/rooms/product-words.ts'
import { timeWords } from '#client/rooms/when.ts'
import { IconButton } from '#client/ui/button.tsx'
import { EyeOffIcon } from '#client/ui/icons.tsx'
import { Money } from '#client/ui/money.tsx'
import { Picture } from '#client/ui/picture.tsx'
import type { ShownRoom } from '#shared/desk/contracts.ts'
import { SwapIcon } from './desk-icons.tsx'
import { insteadOf, withVariant } from './draft.ts'
import { EarlierVisits } from './earlier-visits.tsx'
import { PersonFace } from './person-face.tsx'
import { ProductFinder } from './product-finder.tsx'
import { Stock, VariantThing } from './things.tsx'
import { useNameOf, useVisit } from './visit-context.ts'
import './shown-pane.css'

/** @param props.hasFinder products are looked for here. */
export function ShownPane({ hasFinder }: { hasFinder: boolean }) {
  const { t } = useTranslation('desk')
  const { visit, scope, shown, onDraft } = useVisit()
  const suggest = (variant: string) =>
    onDraft((before) => ({ ...before, mode: 'suggest', suggestion: withVariant(before.suggestion, variant) }))
  return (
    <aside className="desk-shown" aria-label={t('shown.label')}>
      {scope.includes('product') ? <AskedAbout /> : <NotShown title={t('shown.noProduct')} />}
      {scope.includes('cart') ? <Cart cart={shown?.cart} /> : <NotShown title={t('shown.noCart')} />}
      {hasFinder && <ProductFinder onPick={suggest} />}
      {scope.includes('talk') ? <RoomTalk talk={shown?.talk} /> : <NotShown title={t('shown.noTalk')} />}
      {visit.showsEarlier && <EarlierVisits />}
    </aside>
  )
}

/** In the place of what is not granted: nothing of it is here. */
function NotShown({ title }: { title: string }) {
  const { t } = useTranslation('desk')
  return (
    <div className="desk-gone">
      <EyeOffIcon />
      <p>
        <b>{title}</b>
        {t('shown.nothingKept')}
      </p>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="desk-label">{title}</h2>
      {children}
    </section>
  )
}

function AskedAbout() {
  const { t } = useTranslation('desk')
  const { visit, products } = useVisit()
  const { productId: id = '', variantId = '' } = visit.request.about
  const product = useProduct(products, id)
  const variant = variantOf(product, variantId)
  if (id === '') return null
  const title = titleOf(product, id)
  const picture = pictureOf(product, variant)
  return (
    <Part title={t('shown.product')}>
      <div className="desk-about">
        <Picture plain title={title} src={picture?.src} tint={picture?.tint} sizes={picture?.sizes} shownAt="88px" />
        <div>
          <h3>
            <bdi>{title}</bdi>
          </h3>
          {variant && <p>{variantWords(variant)}</p>}
          {typeof product !== 'string' && (
            <p>
              <Money {...priceFrom(product)} />{' '}
              <Stock available={variant?.available ?? product.variants.some(({ available }) => available)} />
            </p>
          )}
        </div>
      </div>
    </Part>
  )
}

function Cart({ cart }: { cart: ShownRoom['cart'] | undefined }) {
  const { t } = useTranslation('desk')
  if (!cart) return <p className="desk-quiet">{t('shown.coming')}</p>
  return (
    <Part title={t('shown.cart', { count: cart.lines.length })}>
      {cart.lines.length === 0 && <p className="desk-quiet">{t('shown.emptyCart')}</p>}
      <ul>
        {cart.lines.map((line) => (
          <CartLine key={line.id} line={line} />
        ))}
      </ul>
    </Part>
  )
}

function CartLine({ line }: { line: NonNullable<ShownRoom['cart']>['lines'][number] }) {
  const { t } = useTranslation('desk')
  const { products, onDraft } = useVisit()
  const nameOf = useNameOf()
  const product = useProduct(products, line.productId)
  const title = titleOf(product, line.productId)
  const words = variantWords(variantOf(product, line.variantId))
  const count = line.wants.reduce((sum, want) => sum + want.count, 0)
  const replace = () =>
    onDraft((before) => ({ ...before, mode: 'suggest', suggestion: insteadOf(before.suggestion, line.id) }))
  return (
    <li className="desk-line">
      <VariantThing
        products={products}
        id={line.variantId}
        small={
          <span className="desk-wants">
            {line.wants.map(({ member }) => (
              <span key={member} title={nameOf(member)}>
                <PersonFace name={nameOf(member)} size="tiny" />
                <span className="only-read-out">{nameOf(member)}</span>
              </span>
            ))}
            {[...(count > 0 ? [`${count}×`] : []), words].filter((part) => part !== '').join(' ')}
            {line.fromVisit && <em>{t('shown.idea')}</em>}
          </span>
        }
      >
        <IconButton size="small" label={t('shown.replace', { title })} onClick={replace}>
          <SwapIcon />
        </IconButton>
      </VariantThing>
    </li>
  )
}

function RoomTalk({ talk }: { talk: ShownRoom['talk'] | undefined }) {
  const { t } = useTranslation('desk')
  const nameOf = useNameOf()
  if (!talk) return <p className="desk-quiet">{t('shown.coming')}</p>
  return (
    <Part title={t('shown.talk')}>
      {talk.length === 0 && <p className="desk-quiet">{t('shown.emptyTalk')}</p>}
      <ol className="desk-talk">
        {talk.map(({ id, by, at, text }) => (
          <li key={id}>
            <p className="desk-talk-head">
              <bdi>{nameOf(by)}</bdi> <small>{timeWords(at)}</small>
            </p>
            <p dir="auto">{text}</p>
          </li>
        ))}
      </ol>
    </Part>
  )
}
