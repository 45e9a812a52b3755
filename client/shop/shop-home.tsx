import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'wouter'
import { Empty } from '#client/ui/empty.tsx'
import { CartIcon } from '#client/ui/icons.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import type { ProductPage } from '#shared/catalog/product.ts'
import { useDepartments } from './catalogue.ts'
import { departmentWords, titleOf } from './department-words.ts'
import { Departments } from './departments.tsx'
import { Hero } from './hero.tsx'
import { RoomsStrip } from './my-rooms.tsx'
import { usePageEntry } from './page-entry.ts'
import { ProductGridSkeleton } from './product-grid.tsx'
import { Results, ProductPages } from './results.tsx'
import { ShopFrame } from './shop-frame.tsx'
import { TroubleHere } from './trouble.tsx'
import { useRoomsHere } from './use-rooms-here.ts'
import { useProductList } from './use-product-list.ts'
import type { ProductList, Wish } from './use-product-list.ts'
import { isWish, wishOf } from './wish.ts'
import './shop-home.css'

/** A shop's home: what it has, by department or by search. Without an id, the shop of this deployment. */
export function ShopHome({ shop }: { shop?: string }) {
  const [query] = useSearchParams()
  const wish = wishOf(query)
  return (
    <ShopFrame shop={shop} wish={wish} live>
      {(known) =>
        isWish(wish) ? (
          <Wished shop={shop} wish={wish} name={known?.name} />
        ) : (
          <Front shop={shop} name={known?.name} shopId={known?.id} />
        )
      }
    </ShopFrame>
  )
}

interface PartProps {
  shop: string | undefined
  name: string | undefined
}

function Wished({ shop, name, wish }: PartProps & { wish: Wish }) {
  const products = useProductList(shop, wish)
  const { answer } = useDepartments(shop)
  const departments = answer.state === 'ready' ? answer.value : []
  const about = wish.query ?? departmentWords(titleOf(departments, wish.department))
  usePageEntry(name === undefined ? undefined : `${about} · ${name}`, wish.department ?? '')
  return <Results shop={shop} wish={wish} products={products} departments={departments} />
}

const everything: Wish = {}

function Front({ shop, name, shopId }: PartProps & { shopId: string | undefined }) {
  const products = useProductList(shop, everything)
  const rooms = useRoomsHere(shopId)
  usePageEntry(name, 'front')
  const { answer } = products
  if (answer.state === 'waiting') return <FrontSkeleton />
  if (answer.state === 'refused') return <TroubleHere refusal={answer.refusal} again={products.again} />
  return (
    <div className="stack shop-front">
      <RoomsStrip rooms={rooms} shopId={shopId} />
      <Hero products={answer.value.products} shop={shop} />
      <Filled shop={shop} products={products} page={answer.value} />
    </div>
  )
}

function Filled({ shop, products, page }: { shop: string | undefined; products: ProductList; page: ProductPage }) {
  const { t } = useTranslation('shop')
  const { answer } = useDepartments(shop)
  const departments = answer.state === 'ready' ? answer.value : []
  if (page.products.length === 0) {
    return (
      <Empty title={t('emptyShop.title')} icon={<CartIcon />}>
        {t('emptyShop.words')}
      </Empty>
    )
  }
  return (
    <>
      {departments.length > 1 && <Departments departments={departments} shop={shop} />}
      <section className="stack shop-everything" aria-labelledby="everything-title">
        <h2 id="everything-title">{t('everything')}</h2>
        <ProductPages shop={shop} products={products} page={page} />
      </section>
    </>
  )
}

function FrontSkeleton() {
  return (
    <div className="stack shop-front">
      <Skeleton className="shop-front-waiting" />
      <ProductGridSkeleton count={4} />
    </div>
  )
}
