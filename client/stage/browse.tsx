// Finding further products without leaving the room: words, departments, pictures.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigation } from '#client/rooms/navigation.ts'
import { priceFrom } from '#client/rooms/product-words.ts'
import { useDepartments, useProductSearch } from '#client/rooms/product-search.ts'
import type { FoundProducts } from '#client/rooms/product-search.ts'
import { Button } from '#client/ui/button.tsx'
import { Chips } from '#client/ui/chips.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { SearchIcon } from '#client/ui/icons.tsx'
import { money } from '#client/ui/money.tsx'
import { Picture } from '#client/ui/picture.tsx'
import { SearchInput } from '#client/ui/search-input.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import type { Product } from '#shared/catalog/product.ts'
import './browse.css'

const everything = ''
const pageSize = 24

/** A search field and the products it finds; choosing one puts it on the stage. */
export function Browse({ focus = false }: { focus?: boolean }) {
  const { t } = useTranslation('stage')
  const [words, setWords] = useState('')
  const [department, setDepartment] = useState(everything)
  const departments = useDepartments()
  const found = useProductSearch({
    words,
    department: department === everything ? undefined : department,
    limit: pageSize,
  })
  return (
    <div className="stack browse">
      <div className="stack">
        <SearchInput label={t('search')} value={words} onChange={setWords} autoFocus={focus} />
        {departments.length > 1 && (
          <Chips
            label={t('department')}
            className="browse-departments"
            chosen={department}
            onChoose={setDepartment}
            choices={[
              { value: everything, words: t('everything') },
              ...departments.map((name) => ({ value: name, words: name })),
            ]}
          />
        )}
      </div>
      <Results found={found} words={words} />
    </div>
  )
}

function Results({ found, words }: { found: FoundProducts; words: string }) {
  const { t } = useTranslation('stage')
  const { t: why } = useTranslation('refusals')
  if (found.refusal) return <Empty title={t('searchFailed')}>{why(found.refusal.code)}</Empty>
  if (found.products.length === 0 && found.loading) return <BrowseSkeleton />
  if (found.products.length === 0)
    return (
      <Empty icon={<SearchIcon />} title={t('nothingFound', { words })}>
        {t('nothingFoundWords')}
      </Empty>
    )
  return (
    <>
      <p className="only-read-out" role="status">
        {t('foundCount', { count: found.products.length })}
      </p>
      <ul className="grid browse-grid" aria-busy={found.loading}>
        {found.products.map((product) => (
          <li key={product.id}>
            <Card product={product} />
          </li>
        ))}
      </ul>
      {found.more && (
        <Button className="browse-more" onClick={found.more}>
          {t('showMore')}
        </Button>
      )}
    </>
  )
}

function Card({ product }: { product: Product }) {
  const { t } = useTranslation('stage')
  const navigation = useNavigation()
  const show = () => navigation.go({ to: 'product', productId: product.id })
  const { more, ...price } = priceFrom(product)
  const [picture] = product.pictures
  return (
    <button type="button" className="stack card" onClick={show}>
      <span className="card-picture">
        <Picture title={product.title} src={picture?.src} tint={picture?.tint} plain />
      </span>
      <bdi className="card-title">{product.title}</bdi>
      <span className="card-price">
        <bdi>{more ? t('from', { amount: money(price) }) : money(price)}</bdi>
      </span>
    </button>
  )
}

function BrowseSkeleton() {
  const { t } = useTranslation('ui')
  return (
    <div className="grid browse-grid" role="status" aria-label={t('loading')}>
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton key={index} className="card-skeleton" />
      ))}
    </div>
  )
}
