// Finding further products without leaving the room: words, departments, pictures.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useWanted } from '#client/rooms/wanted.ts'
import { priceFrom } from '#client/rooms/product-words.ts'
import { useDepartments, useProductSearch } from '#client/rooms/product-search.ts'
import type { FoundProducts } from '#client/rooms/product-search.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { Chips } from '#client/ui/chips.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { CheckIcon, PlusIcon, SearchIcon } from '#client/ui/icons.tsx'
import { money } from '#client/ui/money.tsx'
import { Picture } from '#client/ui/picture.tsx'
import { PriceLimit } from '#client/ui/price-limit.tsx'
import { SearchInput } from '#client/ui/search-input.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { arranged, priceBounds, sorts } from '#shared/catalog/arrange.ts'
import type { Arrangement, Sort } from '#shared/catalog/arrange.ts'
import type { Product } from '#shared/catalog/product.ts'
import './browse.css'

const everything = ''
const pageSize = 24
const largePage = 96

/** A search field and the products it finds; choosing one puts it on the stage. */
export function Browse({ focus = false }: { focus?: boolean }) {
  const { t } = useTranslation('stage')
  const [words, setWords] = useState('')
  const [department, setDepartment] = useState(everything)
  const [arrangement, setArrangement] = useState<Arrangement>({ sort: 'fit', onlyAvailable: false })
  const departments = useDepartments()
  const isArranged = arrangement.sort !== 'fit' || arrangement.onlyAvailable || arrangement.upTo !== undefined
  const found = useProductSearch({
    words,
    department: department === everything ? undefined : department,
    limit: isArranged ? largePage : pageSize,
    all: isArranged,
  })
  return (
    <div className="stack browse">
      <div className="stack">
        <SearchInput label={t('search')} value={words} onChange={setWords} autoFocus={focus} />
        {departments === undefined && <Skeleton className="browse-departments-waiting" />}
        {departments !== undefined && departments.length > 1 && (
          <Chips
            label={t('department')}
            className="browse-departments"
            chosen={department}
            onChoose={setDepartment}
            choices={[
              { value: everything, words: t('everything') },
              ...departments.map(({ name, title = name }) => ({ value: name, words: title })),
            ]}
          />
        )}
        <Arranging arrangement={arrangement} onArrange={setArrangement} products={found.products} />
      </div>
      <Results found={{ ...found, products: arranged(found.products, arrangement) }} words={words} />
    </div>
  )
}

interface ArrangingProps {
  /** What was found, before anything is left out. */
  products: readonly Product[]
  arrangement: Arrangement
  onArrange: (arrangement: Arrangement) => void
}

/** The order of what is found, what it may cost, and whether what is sold out is among it. */
function Arranging({ products, arrangement, onArrange }: ArrangingProps) {
  const { t } = useTranslation('stage')
  const { state } = useObservable(useRoom().connection)
  return (
    <div className="cluster browse-arranging">
      <select
        aria-label={t('arrange.sort')}
        value={arrangement.sort}
        onChange={({ target }) => onArrange({ ...arrangement, sort: target.value as Sort })}
      >
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {t(`arrange.${sort}`)}
          </option>
        ))}
      </select>
      <PriceLimit
        bounds={priceBounds(products)}
        limit={arrangement.upTo}
        onLimit={(upTo) => onArrange({ ...arrangement, upTo })}
      />
      <label>
        <input
          type="checkbox"
          checked={arrangement.onlyAvailable}
          onChange={({ target }) => onArrange({ ...arrangement, onlyAvailable: target.checked })}
        />
        {t('arrange.available')}
      </label>
      {state === 'offline' && <small role="status">{t('arrange.offline')}</small>}
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
    <div className="card-place">
      <button type="button" className="stack card" onClick={show}>
        <span className="card-picture">
          <Picture title={product.title} {...picture} shownAt="(min-width: 40em) 14em, 45vw" plain />
        </span>
        <bdi className="card-title">{product.title}</bdi>
        <span className="card-price">
          <bdi>{more ? t('from', { amount: money(price) }) : money(price)}</bdi>
        </span>
      </button>
      <WantFound product={product} />
    </div>
  )
}

/** Puts what was found straight into the cart; of several variants one chooses first. */
function WantFound({ product }: { product: Product }) {
  const { t } = useTranslation('stage')
  const { t: ui } = useTranslation('ui')
  const { t: why } = useTranslation('refusals')
  const room = useRoom()
  const may = useMay()
  const navigation = useNavigation()
  const { mine } = useWanted(product.id)
  const { title } = product
  const [only, another] = product.variants
  if (!may.edit || !only) return null
  const want = () => {
    if (another || mine > 0) return navigation.go({ to: 'sizes', productId: product.id })
    const added = room.cart.add(only.id, { count: 1 })
    if (!added.ok) return toast(why(added.refusal.code))
    return toast(t('isInCart', { title }), { label: ui('undo'), run: () => void room.cart.want(added.value, 0) })
  }
  return (
    <IconButton
      className={mine > 0 ? 'card-want card-wanted' : 'card-want'}
      label={t(mine > 0 ? 'inCartOf' : 'wantOneOf', { title })}
      onClick={want}
    >
      {mine > 0 ? <CheckIcon /> : <PlusIcon />}
    </IconButton>
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
