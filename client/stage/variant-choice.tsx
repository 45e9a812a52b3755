import { useTranslation } from 'react-i18next'
import { Chips } from '#client/ui/chips.tsx'
import type { Product, Variant } from '#shared/catalog/product.ts'

interface VariantChoiceProps {
  product: Product
  variant: Variant
  onChoose: (variant: Variant) => void
}

/** One row of chips an option; what cannot be had with the other choices is marked, yet can be looked at. */
export function VariantChoice({ product, variant, onChoose }: VariantChoiceProps) {
  const { t } = useTranslation('stage')
  return (
    <div className="stack variant-choice">
      {product.options.map(({ name, values }) => (
        <Chips
          key={name}
          label={name}
          labelled
          chosen={variant.options[name]}
          choices={values.map((value) => ({
            value,
            words: value,
            unavailable: closest(product, variant, name, value)?.available === true ? undefined : t('soldOut'),
          }))}
          onChoose={(value) => {
            const next = closest(product, variant, name, value)
            if (next) onChoose(next)
          }}
        />
      ))}
    </div>
  )
}

/** The variant with that value which keeps most of the other choices; rather one that can be had. */
function closest(product: Product, from: Variant, name: string, value: string): Variant | undefined {
  const fitting = product.variants.filter((variant) => variant.options[name] === value)
  const keptOptions = (variant: Variant) =>
    product.options.filter(
      (option) => option.name !== name && variant.options[option.name] === from.options[option.name],
    ).length
  return fitting.toSorted((a, b) => keptOptions(b) - keptOptions(a) || Number(b.available) - Number(a.available))[0]
}
