// A product that something was put on; pressing it shows the product.
import type { StageDestination } from '#client/rooms/destination.ts'
import { pictureOf, titleOf } from '#client/rooms/product-words.ts'
import { useProduct } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useNavigation } from '#client/rooms/navigation.ts'
import { Picture } from '#client/ui/picture.tsx'
import type { ProductId } from '#shared/ids.ts'

interface ProductLineProps {
  id: ProductId
  /** Where pressing it leads; to the product itself where nothing else is said. */
  on?: StageDestination
  number?: number | undefined
}

export function ProductLine({ id, on = { to: 'product', productId: id }, number }: ProductLineProps) {
  const { products } = useOpenRoom()
  const navigation = useNavigation()
  const known = useProduct(products, id)
  const title = titleOf(known, id)
  const picture = pictureOf(known)
  return (
    <button type="button" className="put-product" onClick={() => navigation.go(on)}>
      <span className="put-picture">
        <Picture title={title} {...picture} shownAt="4em" plain />
      </span>
      <bdi>{title}</bdi>
      {number !== undefined && <span className="put-number">{number}</span>}
    </button>
  )
}
