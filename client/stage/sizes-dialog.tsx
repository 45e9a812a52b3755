// All variants of a product with a number each: several sizes or colours wanted at once.
import { useTranslation } from 'react-i18next'
import { wantedNow } from '#client/rooms/wanted.ts'
import { pictureOf, variantWords } from '#client/rooms/product-words.ts'
import { useProduct } from '#client/rooms/products.ts'
import { useOpenRoom, useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Money } from '#client/ui/money.tsx'
import { Picture } from '#client/ui/picture.tsx'
import { Stepper } from '#client/ui/stepper.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { maxWant } from '#shared/cart/want.ts'
import { priceOf } from '#shared/catalog/price.ts'
import type { Product, Variant } from '#shared/catalog/product.ts'
import type { ProductId } from '#shared/ids.ts'
import './sizes-dialog.css'

declare module '#client/rooms/destination.ts' {
  interface Destinations {
    /** The variants of a product, to want several of them. */
    readonly sizes: { readonly productId: ProductId }
  }
}

/** What one changes is in the cart at once; the button only closes. */
export function SizesDialog({ productId, onClose }: { productId: ProductId; onClose: () => void }) {
  const { t } = useTranslation('stage')
  const product = useProduct(useOpenRoom().products, productId)
  if (typeof product === 'string') return null
  return (
    <Dialog
      title={product.title}
      size="small"
      onClose={onClose}
      foot={
        <Button kind="solid" wide onClick={onClose}>
          {t('sizes.done')}
        </Button>
      }
    >
      <p className="sizes-words">{t('sizes.words')}</p>
      <ul className="sizes">
        {product.variants.map((variant) => (
          <Size key={variant.id} product={product} variant={variant} />
        ))}
      </ul>
    </Dialog>
  )
}

function Size({ product, variant }: { product: Product; variant: Variant }) {
  const { t } = useTranslation('stage')
  const { t: why } = useTranslation('refusals')
  const { t: cart } = useTranslation('cart')
  const room = useRoom()
  useObservable(room.cart.view)
  const mine = wantedNow(room, variant.id)
  const words = variantWords(variant)
  const picture = pictureOf(product, variant)
  const want = (count: number) => {
    const isThere = room.cart.view.get().lines.find(({ variantId }) => variantId === variant.id)
    const done = isThere ? room.cart.want(isThere.id, count) : room.cart.add(variant.id, { count })
    if (!done.ok) toast(why(done.refusal.code))
  }
  return (
    <li data-variant={variant.id}>
      <span className="sizes-picture">
        <Picture title={product.title} {...picture} shownAt="4em" plain />
      </span>
      <p>
        <bdi>{words}</bdi>
        <small>{variant.available ? <Money {...priceOf(product, variant)} /> : t('soldOut')}</small>
      </p>
      <Stepper
        value={mine}
        words={cart('youWant', { count: mine })}
        max={variant.available ? maxWant : mine}
        label={cart('howMany', { title: words })}
        onChange={want}
      />
    </li>
  )
}
