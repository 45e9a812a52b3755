import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { pictureOf, priceFrom, titleOf, variantOf } from '#client/rooms/product-words.ts'
import { useProducts } from '#client/rooms/products.ts'
import type { Known } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useWanted } from '#client/rooms/wanted.ts'
import { CheckIcon } from '#client/ui/icons.tsx'
import { money } from '#client/ui/money.tsx'
import { Picture } from '#client/ui/picture.tsx'
import type { ProductId } from '#shared/ids.ts'

interface ProductTilesProps {
  title: string
  ids: readonly ProductId[]
  chosen: readonly ProductId[]
  onToggle: (id: ProductId) => void
}

/** Products to choose several of, as pictures with a check. */
export function ProductTiles({ title, ids, chosen, onToggle }: ProductTilesProps) {
  const { products } = useOpenRoom()
  const known = useProducts(products, ids)
  const heading = useId()
  return (
    <section className="stack tiles" aria-labelledby={heading}>
      <h3 id={heading} className="eyebrow">
        {title}
      </h3>
      <ul>
        {ids.map((id, index) => (
          <li key={id}>
            <Tile
              id={id}
              known={known[index] ?? 'loading'}
              place={chosen.indexOf(id) + 1}
              onToggle={() => onToggle(id)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface TileProps {
  id: ProductId
  known: Known
  /** Its place among those chosen; 0 where it is not. */
  place: number
  onToggle: () => void
}

function Tile({ id, known, place, onToggle }: TileProps) {
  const { t } = useTranslation('compare')
  const title = titleOf(known, id)
  const { variantId } = useWanted(id)
  const picture = pictureOf(known, variantId === undefined ? undefined : variantOf(known, variantId))
  const price = typeof known === 'string' ? undefined : priceFrom(known)
  return (
    <button
      type="button"
      className="stack tile"
      aria-pressed={place > 0}
      disabled={known === 'unknown'}
      onClick={onToggle}
    >
      <span className="tile-picture">
        <Picture title={title} {...picture} shownAt="10em" plain />
        {place > 0 && (
          <span className="centre tile-check" aria-hidden="true">
            <CheckIcon />
          </span>
        )}
      </span>
      <bdi className="tile-title">{title}</bdi>
      {price && (
        <span className="tile-price">
          <bdi>{price.more ? t('from', { amount: money(price) }) : money(price)}</bdi>
        </span>
      )}
      {known === 'unknown' && <span className="tile-price">{t('productGone')}</span>}
    </button>
  )
}
