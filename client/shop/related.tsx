import { useTranslation } from 'react-i18next'
import type { Product } from '#shared/catalog/product.ts'
import { defined } from '#shared/defined.ts'
import { departmentWords } from './department-words.ts'
import { ProductGrid } from './product-grid.tsx'
import { useProductList } from './use-product-list.ts'
import './related.css'

const most = 4

/** Others of the same department; in a shop without departments, others of the shop. Nothing where there are none. */
export function Related({
  product: { id, department, departmentTitle = department },
  shop,
}: {
  product: Product
  shop: string | undefined
}) {
  const { t } = useTranslation('shop')
  const { answer } = useProductList(shop, defined({ department }))
  if (answer.state !== 'ready') return null
  const others = neighbours(answer.value.products, id)
  if (others.length === 0) return null
  return (
    <section className="stack shop-related" aria-labelledby="related-title">
      <h2 id="related-title">
        {departmentTitle === undefined
          ? t('related.shop')
          : t('related.department', { department: departmentWords(departmentTitle) })}
      </h2>
      <ProductGrid products={others} shop={shop} />
    </section>
  )
}

/** Those that come after it on the shelf, going round, so that each product leads to different ones. */
function neighbours(products: readonly Product[], id: string): readonly Product[] {
  const place = products.findIndex((product) => product.id === id)
  return [...products.slice(place + 1), ...products.slice(0, Math.max(place, 0))].slice(0, most)
}
