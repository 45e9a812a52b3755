import { useTranslation } from 'react-i18next'
import { Chips } from '#client/ui/chips.tsx'
import type { Product, Variant } from '#shared/catalog/product.ts'
import { isSoldOut, variantWith } from './variants.ts'
import './options.css'

interface OptionsProps {
  product: Product
  variant: Variant
  onChoose: (variant: Variant) => void
}

/** What one can choose of a product: a row of chips each. What cannot be had is marked, and can be looked at all the same. */
export function Options({ product, variant, onChoose }: OptionsProps) {
  const { t } = useTranslation('shop')
  if (product.options.length === 0) return null
  return (
    <div className="stack shop-options">
      {product.options.map(({ name, values }) => (
        <Chips
          key={name}
          label={name}
          labelled
          className="shop-option"
          chosen={variant.options[name]}
          choices={values.map((value) => ({
            value,
            words: value,
            unavailable: isSoldOut(product, variant, name, value) ? t('soldOut') : undefined,
          }))}
          onChoose={(value) => onChoose(variantWith(product, variant, name, value))}
        />
      ))}
    </div>
  )
}
