import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'wouter'
import { Empty } from '#client/ui/empty.tsx'
import { CartIcon } from '#client/ui/icons.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import type { ProductPage } from '#shared/catalog/product.ts'
import { useDepartments } from './catalogue.ts'
import { departmentWords } from './department-words.ts'
import { Departments } from './departments.tsx'
import { Hero } from './hero.tsx'
import { RoomsStrip } from './my-rooms.tsx'
import { usePageEntry } from './page-entry.ts'
import { ProductGridSkeleton } from './product-grid.tsx'
import { Results, ShelfGrid } from './results.tsx'
import { ShopFrame } from './shop-frame.tsx'
import { TroubleHere } from './trouble.tsx'
import { useRoomsHere } from './use-rooms-here.ts'
import { useShelf } from './use-shelf.ts'
import type { Shelf, Wish } from './use-shelf.ts'
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
  const shelf = useShelf(shop, wish)
  const { answer } = useDepartments(shop)
  const about = wish.query ?? departmentWords(wish.department ?? '')
  usePageEntry(name === undefined ? undefined : `${about} · ${name}`, wish.department ?? '')
  return <Results shop={shop} wish={wish} shelf={shelf} departments={answer.state === 'ready' ? answer.value : []} />
}

const everything: Wish = {}

function Front({ shop, name, shopId }: PartProps & { shopId: string | undefined }) {
  const shelf = useShelf(shop, everything)
  const rooms = useRoomsHere(shopId)
  usePageEntry(name, 'front')
  const { answer } = shelf
  if (answer.state === 'waiting') return <FrontSkeleton />
  if (answer.state === 'refused') return <TroubleHere refusal={answer.refusal} again={shelf.again} />
  return (
    <div className="shop-front">
      <RoomsStrip rooms={rooms} />
      <Hero products={answer.value.products} shop={shop} />
      <Filled shop={shop} shelf={shelf} page={answer.value} />
    </div>
  )
}

function Filled({ shop, shelf, page }: { shop: string | undefined; shelf: Shelf; page: ProductPage }) {
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
      <section className="shop-everything" aria-labelledby="everything-title">
        <h2 id="everything-title">{t('everything')}</h2>
        <ShelfGrid shop={shop} shelf={shelf} page={page} />
      </section>
    </>
  )
}

function FrontSkeleton() {
  return (
    <div className="shop-front">
      <Skeleton className="shop-front-waiting" />
      <ProductGridSkeleton count={4} />
    </div>
  )
}
