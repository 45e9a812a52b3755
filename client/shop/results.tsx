import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { shopAddress } from '#client/rooms/addresses.ts'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { SearchIcon } from '#client/ui/icons.tsx'
import { PriceLimit } from '#client/ui/price-limit.tsx'
import { arranged, priceBounds } from '#shared/catalog/arrange.ts'
import type { Departments } from '#shared/catalog/contracts.ts'
import type { ProductPage } from '#shared/catalog/product.ts'
import { departmentWords, titleOf } from './department-words.ts'
import { mostInBar } from './shop-bar.tsx'
import { ProductGrid, ProductGridSkeleton } from './product-grid.tsx'
import { TroubleHere } from './trouble.tsx'
import type { ProductList, Wish } from './use-product-list.ts'
import { usePriceLimit } from './use-price-limit.ts'
import { departmentAddress } from './wish.ts'
import './results.css'

interface ResultsProps {
  shop: string | undefined
  wish: Wish
  products: ProductList
  departments: Departments['departments']
}

/** The products of a search or a department. */
export function Results({ shop, wish, products, departments }: ResultsProps) {
  const { answer } = products
  const found = answer.state === 'ready' ? answer.value.products : []
  const { limit, setLimit } = usePriceLimit(products)
  const shown = [...arranged(found, { sort: 'fit', onlyAvailable: false, upTo: limit })]
  const page = answer.state === 'ready' ? { ...answer.value, products: shown } : undefined
  return (
    <div className="shop-results">
      <header>
        <ResultsTitle
          wish={wish}
          department={titleOf(departments, wish.department)}
          page={products.stale ? undefined : page}
        />
        <PriceLimit bounds={priceBounds(found)} limit={limit} onLimit={setLimit} />
        {departments.length > 1 && <DepartmentLinks shop={shop} wish={wish} departments={departments} />}
      </header>
      {answer.state === 'waiting' && <ProductGridSkeleton />}
      {answer.state === 'refused' && <TroubleHere part refusal={answer.refusal} again={products.again} shop={shop} />}
      {page && shown.length === 0 && <NothingFound shop={shop} />}
      {page && <ProductPages shop={shop} products={products} page={page} firsts={4} named />}
    </div>
  )
}

interface ProductPagesProps {
  shop: string | undefined
  products: ProductList
  page: ProductPage
  firsts?: number
  /** Gives the list a heading of its own, which is only read out. */
  named?: boolean
}

/** The products of a list, and the button for the rest. */
export function ProductPages({ shop, products, page, firsts = 0, named = false }: ProductPagesProps) {
  const { t } = useTranslation('shop')
  return (
    <>
      {named && <h2 className="only-read-out">{t('results.list')}</h2>}
      <ProductGrid products={page.products} shop={shop} stale={products.stale} firsts={firsts} />
      {products.more && (
        <p className="stack shop-results-more">
          <Button size="large" aria-disabled={products.growing} onClick={() => !products.growing && products.more?.()}>
            {products.growing ? t('more.coming') : t('more.show')}
          </Button>
          {products.noMore && <span role="alert">{t('more.failed')}</span>}
        </p>
      )}
    </>
  )
}

interface ResultsTitleProps {
  wish: Wish
  /** What the department is called. */
  department: string
  page: ProductPage | undefined
}

function ResultsTitle({ wish, department, page }: ResultsTitleProps) {
  const { t } = useTranslation('shop')
  const count = page?.products.length ?? 0
  const words = page?.next === null ? t('count', { count }) : t('countAtLeast', { count })
  return (
    <div className="shop-results-title">
      <h1>{wish.query === undefined ? departmentWords(department) : t('results.for', { query: wish.query })}</h1>
      <p role="status" className={count === 0 ? 'only-read-out' : undefined}>
        {page && (count === 0 ? t('results.none') : words)}
      </p>
    </div>
  )
}

function DepartmentLinks({ shop, wish, departments }: Omit<ResultsProps, 'products'>) {
  const { t } = useTranslation('shop')
  const row = useRef<HTMLElement>(null)
  useEffect(() => {
    // On a phone the row is longer than the screen.
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [wish.department])
  return (
    <nav
      ref={row}
      className="shop-results-departments"
      // Where there is room they stand in the head of the page.
      data-all-in-bar={departments.length <= mostInBar}
      aria-label={t('results.narrow')}
    >
      <Link href={shopAddress(shop)} className="shop-results-department">
        {t('departments.all')}
      </Link>
      {departments.map(({ name, title = name }) => (
        <Link
          key={name}
          href={departmentAddress(name, shop)}
          className="shop-results-department"
          aria-current={wish.department === name ? 'page' : undefined}
        >
          {departmentWords(title)}
        </Link>
      ))}
    </nav>
  )
}

function NothingFound({ shop }: { shop: string | undefined }) {
  const { t } = useTranslation('shop')
  const action = (
    <ButtonLink kind="solid" href={shopAddress(shop)}>
      {t('results.all')}
    </ButtonLink>
  )
  return (
    <Empty title={t('results.none')} icon={<SearchIcon />} action={action}>
      {t('results.try')}
    </Empty>
  )
}
