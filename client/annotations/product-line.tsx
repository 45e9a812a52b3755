// A product that something was put on; pressing it shows the product.
import { pictureOf, titleOf } from '#client/rooms/product-words.ts'
import { useProduct } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useNavigation } from '#client/rooms/navigation.tsx'
import { Picture } from '#client/ui/picture.tsx'
import type { ProductId } from '#shared/ids.ts'
import type { Looking } from '#shared/wire/looking.ts'

interface ProductLineProps {
  id: ProductId
  /** What is shown; the product itself where nothing else is said. */
  looking?: Looking
  number?: number | undefined
}

/** See above. */
export function ProductLine({ id, looking = { productId: id }, number }: ProductLineProps) {
  const { products } = useOpenRoom()
  const { look } = useNavigation()
  const known = useProduct(products, id)
  const title = titleOf(known, id)
  const picture = pictureOf(known)
  return (
    <button type="button" className="put-product" onClick={() => look(looking)}>
      <span className="put-picture">
        <Picture title={title} src={picture?.src} tint={picture?.tint} plain />
      </span>
      <bdi>{title}</bdi>
      {number !== undefined && <span className="put-number">{number}</span>}
    </button>
  )
}
