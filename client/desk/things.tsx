// Products as rows: picture, name, what they cost, and what stands at the end.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useProduct } from '#client/rooms/products.ts'
import type { Products } from '#client/rooms/products.ts'
import { pictureOf, priceFrom, titleOf, variantOf, variantWords } from '#client/rooms/product-words.ts'
import { Money } from '#client/ui/money.tsx'
import { Picture } from '#client/ui/picture.tsx'
import { priceOf } from '#shared/catalog/price.ts'
import { productIdOf } from '#shared/ids.ts'
import './things.css'

interface ThingProps {
  products: Products
  id: string
  /** In place of the price. */
  small?: ReactNode
  children?: ReactNode
}

/** A product. */
export function ProductThing({ products, id, small, children }: ThingProps) {
  const product = useProduct(products, id)
  return (
    <div className="desk-thing">
      <Sign title={titleOf(product, id)} picture={pictureOf(product)} />
      <span className="desk-thing-words">
        <bdi>{titleOf(product, id)}</bdi>
        <small>{small ?? (typeof product === 'string' ? '' : <Money {...priceFrom(product)} />)}</small>
      </span>
      {children}
    </div>
  )
}

/** A variant of a product. */
export function VariantThing({ products, id, small, children }: ThingProps) {
  const productId = productIdOf(id)
  const product = useProduct(products, productId)
  const variant = variantOf(product, id)
  const words = variantWords(variant)
  return (
    <div className="desk-thing">
      <Sign title={titleOf(product, productId)} picture={pictureOf(product, variant)} />
      <span className="desk-thing-words">
        <bdi>{titleOf(product, productId)}</bdi>
        <small>
          {small ?? (
            <>
              {words !== '' && <bdi>{words} · </bdi>}
              {typeof product !== 'string' && variant && <Money {...priceOf(product, variant)} />}
            </>
          )}
        </small>
      </span>
      {children}
    </div>
  )
}

function Sign({ title, picture }: { title: string; picture: ReturnType<typeof pictureOf> }) {
  return (
    <span className="desk-thing-sign">
      <Picture plain title={title} src={picture?.src} tint={picture?.tint} sizes={picture?.sizes} shownAt="44px" />
    </span>
  )
}

/** Whether a product can be had. */
export function Stock({ available }: { available: boolean }) {
  const { t } = useTranslation('desk')
  return (
    <span className="desk-stock" data-out={!available || undefined}>
      {t(available ? 'find.in' : 'find.out')}
    </span>
  )
}
