import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { productAddress } from '#client/rooms/addresses.ts'
import { Picture } from '#client/ui/picture.tsx'
import type { Product } from '#shared/catalog/product.ts'
import { ProductPrice } from './price.tsx'
import { Rating } from './rating.tsx'
import './product-card.css'

interface ProductCardProps {
  product: Product
  shop: string | undefined
  /** Its picture is loaded before others. */
  first?: boolean
  /** Says whose make it is. */
  branded?: boolean
}

/** Two in a row on a phone, up to five on a wide screen. */
const cardWidth = '(min-width: 60em) 22vw, (min-width: 40em) 33vw, 50vw'

/** A product in a list: picture first; all of it leads to the product's page. */
export function ProductCard({ product, shop, first = false, branded = true }: ProductCardProps) {
  const { t } = useTranslation('shop')
  const { id, title, brand, pictures, rating, variants } = product
  const [picture, second] = pictures
  const soldOut = variants.every(({ available }) => !available)
  return (
    <article className="stack product-card">
      <div className="product-card-picture">
        <Picture title={title} {...picture} shownAt={cardWidth} plain first={first} />
        {second && <Picture title={title} {...second} shownAt={cardWidth} plain className="product-card-second" />}
        {soldOut && <span className="product-card-sold">{t('soldOut')}</span>}
      </div>
      <div className="stack product-card-words">
        {branded && brand !== undefined && <p className="product-card-brand">{brand}</p>}
        <h3>
          <Link href={productAddress(id, shop)}>{title}</Link>
        </h3>
        <p className="product-card-facts">
          <ProductPrice product={product} />
          {rating && <Rating rating={rating} />}
        </p>
      </div>
    </article>
  )
}
