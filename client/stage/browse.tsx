// Finding further products without leaving the room: words, departments, pictures.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { priceFrom } from '#client/rooms/product-words.ts'
import { Button } from '#client/ui/button.tsx'
import { Chips } from '#client/ui/chips.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { SearchIcon } from '#client/ui/icons.tsx'
import { money } from '#client/ui/money.tsx'
import { Picture } from '#client/ui/picture.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import type { Product } from '#shared/catalog/product.ts'
import type { ProductId } from '#shared/ids.ts'
import { useDepartments, useSearch } from './use-search.ts'
import type { Found } from './use-search.ts'
import './browse.css'

const everything = ''

/** A search field and the products it finds; choosing one puts it on the stage. */
export function Browse({ onOpen, focus = false }: { onOpen: (product: ProductId) => void; focus?: boolean }) {
  const { t } = useTranslation('stage')
  const [words, setWords] = useState('')
  const [department, setDepartment] = useState(everything)
  const departments = useDepartments()
  const found = useSearch({ words, department: department === everything ? undefined : department })
  return (
    <div className="stack browse">
      <div className="stack">
        <label className="row browse-search">
          <SearchIcon />
          <input
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            value={words}
            autoFocus={focus}
            enterKeyHint="search"
            onChange={(event) => setWords(event.target.value)}
          />
        </label>
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
      <Results found={found} words={words} onOpen={onOpen} />
    </div>
  )
}

function Results({ found, words, onOpen }: { found: Found; words: string; onOpen: (product: ProductId) => void }) {
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
            <Card product={product} onOpen={onOpen} />
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

function Card({ product, onOpen }: { product: Product; onOpen: (product: ProductId) => void }) {
  const { t } = useTranslation('stage')
  const { more, ...price } = priceFrom(product)
  const [picture] = product.pictures
  return (
    <button type="button" className="stack card" onClick={() => onOpen(product.id)}>
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
