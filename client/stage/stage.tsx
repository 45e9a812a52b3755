// The stage: the one product this device looks at, as large as it can be, with what can be done about it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { firstVariant, variantOf } from '#client/rooms/product-words.ts'
import { useProduct } from '#client/rooms/products.ts'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { SearchIcon } from '#client/ui/icons.tsx'
import type { Product, Variant } from '#shared/catalog/product.ts'
import type { ProductId, VariantId } from '#shared/ids.ts'
import { Carousel } from './carousel.tsx'
import { Facts, More } from './facts.tsx'
import { Looking } from './looking.tsx'
import { StageSkeleton } from './stage-preview.tsx'
import './stage.css'

interface StageProps {
  productId: ProductId
  variantId: VariantId | undefined
  onVariant: (variant: VariantId) => void
  onFind: () => void
  sharing: boolean
  onShare: (sharing: boolean) => void
}

/** The product on the stage; a skeleton while it loads, words where the shop no longer has it. */
export function Stage({ productId, variantId, onFind, ...rest }: StageProps) {
  const { t } = useTranslation('stage')
  const product = useProduct(useOpenRoom().products, productId)
  if (product === 'loading') return <StageSkeleton />
  if (product === 'unknown') {
    return (
      <section className="stage stage-empty">
        <Empty icon={<SearchIcon />} title={t('gone')} action={<Button onClick={onFind}>{t('findOther')}</Button>}>
          {t('goneWords')}
        </Empty>
      </section>
    )
  }
  const variant = (variantId === undefined ? undefined : variantOf(product, variantId)) ?? firstVariant(product)
  return <ShownProduct key={product.id} product={product} variant={variant} {...rest} />
}

type ShownProps = Pick<StageProps, 'onVariant' | 'sharing' | 'onShare'> & { product: Product; variant: Variant }

function ShownProduct({ product, variant, onVariant, sharing, onShare }: ShownProps) {
  const { t } = useTranslation('stage')
  const [picture, setPicture] = useState(0)
  return (
    <section className="stage" aria-label={t('onTheStage')}>
      <div className="stage-picture">
        <Carousel product={product} wanted={variant.picture ?? 0} onShown={setPicture} />
        <Looking product={product.id} variant={variant.id} picture={picture} sharing={sharing} onShare={onShare} />
      </div>
      <Facts product={product} variant={variant} onVariant={onVariant} />
      <More product={product} />
    </section>
  )
}
