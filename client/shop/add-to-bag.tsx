import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { CartIcon } from '#client/ui/icons.tsx'
import { toast } from '#client/ui/toasts.tsx'
import type { Product, Variant } from '#shared/catalog/product.ts'
import { addToBag } from './bag.ts'
import { useBag } from './use-bag.ts'

/** The ordinary way to buy: one of the variant into one's own bag. */
export function AddToBag({ product, variant }: { product: Product; variant: Variant }) {
  const { t } = useTranslation('shop')
  const count = useBag().find(({ variantId }) => variantId === variant.id)?.count ?? 0
  const onAdd = () => {
    const added = addToBag(variant.id)
    toast(added ? t('bag.added', { title: product.title }) : t('bag.full'))
  }
  return (
    <Button size="large" wide icon={<CartIcon />} disabled={!variant.available} onClick={onAdd}>
      {count === 0 ? t('bag.add') : t('bag.addAnother', { count })}
    </Button>
  )
}
