import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'wouter'
import { shopAddress } from '#client/rooms/addresses.ts'
import { Skeleton } from '#client/ui/skeleton.tsx'
import type { Product } from '#shared/catalog/product.ts'
import type { Shop } from '#shared/rooms/contracts.ts'
import { AddToBag } from './add-to-bag.tsx'
import { Attributes } from './attributes.tsx'
import { Buyers } from './buyers.tsx'
import { useProduct } from './catalogue.ts'
import { departmentWords } from './department-words.ts'
import { Gallery } from './gallery.tsx'
import { Options } from './options.tsx'
import { usePageEntry } from './page-entry.ts'
import { VariantPrice } from './price.tsx'
import { Rating } from './rating.tsx'
import { Related } from './related.tsx'
import { ShopFrame } from './shop-frame.tsx'
import { Together } from './together.tsx'
import { TroubleHere } from './trouble.tsx'
import { useRoomsHere } from './use-rooms-here.ts'
import { startVariant } from './variants.ts'
import { departmentAddress } from './wish.ts'
import { demoShopId } from './demo-shop-id.ts'
import './product-page.css'

/** A product's own page: its pictures, its facts, and the way into a room with it. */
export function ProductPage({ product, shop }: { product: string; shop?: string }) {
  return <ShopFrame shop={shop}>{(known) => <Asked key={product} id={product} shop={shop} known={known} />}</ShopFrame>
}

interface Where {
  shop: string | undefined
  known: Shop | undefined
}

function Asked({ id, shop, known }: Where & { id: string }) {
  const { answer, again } = useProduct(shop, id)
  const title = answer.state === 'ready' ? answer.value.title : undefined
  usePageEntry(title === undefined || known === undefined ? undefined : `${title} · ${known.name}`, id)
  if (answer.state === 'waiting') return <ProductSkeleton />
  if (answer.state === 'refused') return <TroubleHere refusal={answer.refusal} again={again} shop={shop} />
  return <Shown product={answer.value} shop={shop} known={known} />
}

function Shown({ product, shop, known }: Where & { product: Product }) {
  const [query] = useSearchParams()
  const [chosenId, setChosenId] = useState(() => query.get('variant'))
  const variant = startVariant(product, chosenId)
  const rooms = useRoomsHere(known?.id)
  return (
    <div className="product">
      <article className="product-main" aria-labelledby="product-title">
        <Gallery product={product} wanted={variant.picture ?? 0} />
        <div className="stack product-buy">
          <Heading product={product} shop={shop} shopName={known?.name}>
            <VariantPrice product={product} variant={variant} />
          </Heading>
          <Options product={product} variant={variant} onChoose={({ id }) => setChosenId(id)} />
          <Stock available={variant.available} />
        </div>
        <div className="product-together">
          <Together product={product} variant={variant} shopId={known?.id} rooms={rooms} />
          {known?.id === demoShopId && <AddToBag product={product} variant={variant} />}
        </div>
        <Words product={product} />
      </article>
      <Buyers product={product} />
      <Related product={product} shop={shop} />
    </div>
  )
}

interface HeadingProps {
  product: Product
  shop: string | undefined
  /** A make that is called like the shop is not said again. */
  shopName: string | undefined
  /** What it costs. */
  children: ReactNode
}

function Heading({ product, shop, shopName, children }: HeadingProps) {
  const { t } = useTranslation('shop')
  const { title, brand, department, departmentTitle = department, rating } = product
  return (
    <header className="stack product-heading">
      <p className="product-path">
        <Link href={department === undefined ? shopAddress(shop) : departmentAddress(department, shop)}>
          {departmentTitle === undefined ? t('everything') : departmentWords(departmentTitle)}
        </Link>
      </p>
      <h1 id="product-title">{title}</h1>
      {brand !== undefined && brand !== shopName && <p className="product-brand">{brand}</p>}
      <p className="product-price">
        {children}
        {rating && <Rating rating={rating} />}
      </p>
    </header>
  )
}

function Stock({ available }: { available: boolean }) {
  const { t } = useTranslation('shop')
  return (
    <p className="row product-stock" data-available={available} role="status">
      {available ? t('stock.in') : t('stock.out')}
    </p>
  )
}

function Words({ product: { description, attributes } }: { product: Product }) {
  return (
    <div className="stack product-words">
      {description !== '' && <p className="product-description">{description}</p>}
      <Attributes attributes={attributes} />
    </div>
  )
}

function ProductSkeleton() {
  const { t } = useTranslation('ui')
  return (
    <div className="product-main product-waiting" role="status" aria-label={t('loading')}>
      <Skeleton className="product-waiting-picture" />
      <div className="stack product-buy">
        <Skeleton className="product-waiting-title" />
        <Skeleton className="product-waiting-line" />
        <Skeleton className="product-waiting-line" />
      </div>
    </div>
  )
}
